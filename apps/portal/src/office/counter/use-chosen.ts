import type { UseQueryResult } from '@tanstack/react-query'
import { isAway, isRefused } from '../../shared/graph/refusal.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { missingOf, paperKey, type CounterDraft } from './counter-draft.js'
import { CounterItem, CounterJob, type Item, type Job } from './counter-graph.js'
import { missingPapers } from './materials.js'
import { goTo } from './use-shortcuts.js'

interface Localized {
  zh: string
  en: string | null
}

interface Missing {
  key: string
  names: Localized
}

export type Chosen = { kind: 'item'; item: Item; names: Localized; missing: Missing[] } | { kind: 'job'; job: Job; names: Localized; missing: Missing[] }

/** What was picked, as the centre runs it today; with what of it is not on the table. */
export function useChosen(centreId: string, pick: CounterDraft['pick'], here: readonly string[]) {
  const asked = { centreId, code: pick?.code ?? '' }
  const item = useAsk(CounterItem, asked, { enabled: pick?.kind === 'item', stays: 60_000 })
  const job = useAsk(CounterJob, asked, { enabled: pick?.kind === 'job', stays: 60_000 })
  return {
    of: pick?.kind === 'item' ? ofItem(item, here) : pick?.kind === 'job' ? ofJob(job, here) : null,
    item, job,
    /** To the search again, for another. */
    other: (clear: () => void) => {
      clear()
      requestAnimationFrame(() => goTo('pick'))
    },
  }
}

function ofItem({ data }: UseQueryResult<{ implementationItem: unknown }>, here: readonly string[]): Chosen | null {
  const item = data?.implementationItem
  if (!item || isAway(item) || isRefused(item)) return null
  const it = item as Item
  return { kind: 'item', item: it, names: it.names, missing: missingOf(it.materials, here).map(({ code, names }) => ({ key: code, names })) }
}

function ofJob({ data }: UseQueryResult<{ jobBlueprints: unknown }>, here: readonly string[]): Chosen | null {
  const found = data?.jobBlueprints
  if (!found || isAway(found)) return null
  const job = (found as { edges: { node: Job }[] }).edges[0]?.node
  return job ? { kind: 'job', job, names: job.names, missing: missingPapers(job, here).map((paper) => ({ key: paperKey(paper), names: paper.names })) } : null
}
