import { useQueryClient } from '@tanstack/react-query'
import { useParams } from 'react-router'
import type { ResultOf } from '../../shared/graph/graphql.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { ItemVersions, type Draft, type Item } from './queries.js'

export interface Known {
  code: string
  /** Published, the newest first. */
  versions: Item[]
  draft: Draft | undefined
}

/** The item of the address, with all its versions. */
export function useItem() {
  const { code = '' } = useParams()
  return { code, asked: useAsk(ItemVersions, { code }) }
}

export const knownOf = (code: string, { catalogueItems, catalogueDrafts }: { catalogueItems: { edges: { node: Item }[] }; catalogueDrafts: { edges: { node: Draft }[] } }): Known => ({
  code, versions: catalogueItems.edges.map(({ node }) => node), draft: catalogueDrafts.edges[0]?.node,
})

/** Keeps what an act answered of the draft, so that the next page does not begin with the one before it. */
export function useKeepDraft(code: string): (draft: Draft) => Promise<void> {
  const queries = useQueryClient()
  const queryKey = ['graph', ItemVersions, { code }]
  return async (draft) => {
    // A question still on the line when its page goes would put back what was known before it was asked.
    await queries.cancelQueries({ queryKey })
    queries.setQueryData<ResultOf<typeof ItemVersions>>(queryKey, (before) => before && { ...before, catalogueDrafts: { ...before.catalogueDrafts, edges: [{ node: draft }] } })
  }
}

/** The version in force on a day, else the one that comes first. */
export const inForceOn = (versions: readonly Item[], today: string | undefined): Item | undefined =>
  versions.find(({ effectiveFrom }) => today !== undefined && effectiveFrom <= today) ?? versions.at(-1)
