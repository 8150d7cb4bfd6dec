import { isAway, isRefused } from '../../shared/graph/refusal.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { missingOf, paperKey, type CounterDraft } from './counter-draft.js'
import { CounterItem, CounterJob, type Item, type Job } from './counter-graph.js'
import { missingPapers } from './materials.js'
import { useLast } from './use-last.js'
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

/** What was picked, as the centre runs it today; with what of it is not on the table. A centre that goes away meanwhile takes nothing off the screen. */
export function useChosen(centreId: string, pick: CounterDraft['pick'], here: readonly string[]) {
  const asked = { centreId, code: pick?.code ?? '' }
  const about = `${centreId}/${pick?.kind}/${pick?.code}`
  const askedItem = useAsk(CounterItem, asked, { enabled: pick?.kind === 'item', stays: 60_000 })
  const askedJob = useAsk(CounterJob, asked, { enabled: pick?.kind === 'job', stays: 60_000 })
  const item = useLast(about, pick?.kind === 'item' ? itemOf(askedItem.data) : null)
  const job = useLast(about, pick?.kind === 'job' ? jobOf(askedJob.data) : null)
  const of: Chosen | null = item
    ? { kind: 'item', item, names: item.names, missing: missingOf(item.materials, here).map(({ code, names }) => ({ key: code, names })) }
    : job ? { kind: 'job', job, names: job.names, missing: missingPapers(job, here).map((paper) => ({ key: paperKey(paper), names: paper.names })) } : null
  return {
    of,
    item: askedItem,
    job: askedJob,
    /** To the search again, for another. */
    other: (clear: () => void) => {
      clear()
      requestAnimationFrame(() => goTo('pick'))
    },
  }
}

function itemOf(data: { implementationItem: unknown } | undefined): Item | null {
  const item = data?.implementationItem
  return !item || isAway(item) || isRefused(item) ? null : (item as Item)
}

function jobOf(data: { jobBlueprints: unknown } | undefined): Job | null {
  const found = data?.jobBlueprints
  return !found || isAway(found) ? null : ((found as { edges: { node: Job }[] }).edges[0]?.node ?? null)
}
