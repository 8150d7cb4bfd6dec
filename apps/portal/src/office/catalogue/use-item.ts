import { useParams } from 'react-router'
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

/** The version in force on a day, else the one that comes first. */
export const inForceOn = (versions: readonly Item[], today: string | undefined): Item | undefined =>
  versions.find(({ effectiveFrom }) => today !== undefined && effectiveFrom <= today) ?? versions.at(-1)
