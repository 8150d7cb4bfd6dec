import { RefusalParts } from '../../shared/graph/refusal.js'
import { graphql, type ResultOf } from '../../shared/graph/graphql.js'

export const CatalogueList = graphql(`
  query CatalogueList($first: Int!, $after: String, $search: String, $department: String, $kind: ItemKind, $tier: Tier, $sort: CatalogueItemSort, $descending: Boolean!) {
    catalogueItems(first: $first, after: $after, search: $search, department: $department, kind: $kind, tier: $tier, sort: $sort, descending: $descending, newest: true) {
      edges { node { code version names { zh en } kind department tiers promisedLimit { days unit } statutoryLimit { days unit } effectiveFrom } }
      pageInfo { hasNextPage endCursor }
      unavailableCentres { centreId reason }
    }
  }
`)

export const CatalogueDraftList = graphql(`
  query CatalogueDraftList($first: Int!, $after: String) {
    catalogueDrafts(first: $first, after: $after) {
      edges { node { code version names { zh en } department basedOn changedAt changedBy } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const CatalogueDepartments = graphql(`query CatalogueDepartments { catalogueDepartments { code names { zh en } } }`)

export const ItemParts = graphql(`
  fragment ItemParts on CatalogueItem {
    __typename
    code version effectiveFrom publishedAt contentHash
    names { zh en } kind department tiers
    statutoryLimit { days unit } promisedLimit { days unit }
    materials { code names { zh en } required copies form }
    conditions { zh en }
    fees { names { zh en } fen basis }
    results { code names { zh en } }
    onlineDepth form basis
  }
`)

export const DraftParts = graphql(`
  fragment DraftParts on CatalogueDraft {
    __typename
    code version revision state basedOn changedAt changedBy
    names { zh en } kind department tiers
    statutoryLimit { days unit } promisedLimit { days unit }
    materials { code names { zh en } required copies form }
    conditions { zh en }
    fees { names { zh en } fen basis }
    results { code names { zh en } }
    onlineDepth form basis
  }
`)

/** All that is known of one item: its published versions, the newest first, and its draft. */
export const ItemVersions = graphql(`
  query ItemVersions($code: ID!) {
    catalogueItems(first: 100, code: $code, sort: CODE, descending: true) { edges { node { ...ItemParts } } }
    catalogueDrafts(first: 1, code: $code) { edges { node { ...DraftParts } } }
  }
`, [ItemParts, DraftParts])

export const Comparison = graphql(`
  query Comparison($code: ID!, $from: Int!, $to: Int!) {
    catalogueComparison(code: $code, from: $from, to: $to) {
      __typename
      ... on CatalogueComparison {
        from { version state effectiveFrom }
        to { version state effectiveFrom }
        differences { field key names { zh en } part change before after }
      }
      ...RefusalParts
    }
  }
`, [RefusalParts])

export const RedraftItem = graphql(`
  mutation RedraftItem($input: RedraftCatalogueItemInput!) {
    redraftCatalogueItem(input: $input) { __typename ... on CatalogueDraft { code version } ...RefusalParts }
  }
`, [RefusalParts])

export const DraftItem = graphql(`
  mutation DraftItem($input: DraftCatalogueItemInput!) {
    draftCatalogueItem(input: $input) { ...DraftParts ...RefusalParts }
  }
`, [DraftParts, RefusalParts])

export const EditDraft = graphql(`
  mutation EditDraft($input: EditCatalogueDraftInput!) {
    editCatalogueDraft(input: $input) { ...DraftParts ...RefusalParts }
  }
`, [DraftParts, RefusalParts])

export const DiscardDraft = graphql(`
  mutation DiscardDraft($input: DiscardCatalogueDraftInput!) {
    discardCatalogueDraft(input: $input) { __typename ... on CatalogueDraft { code version } ...RefusalParts }
  }
`, [RefusalParts])

export const PublishItem = graphql(`
  mutation PublishItem($input: PublishCatalogueItemInput!) {
    publishCatalogueItem(input: $input) { ...ItemParts ...RefusalParts }
  }
`, [ItemParts, RefusalParts])

export type Item = ResultOf<typeof ItemParts>
export type Draft = ResultOf<typeof DraftParts>
/** What a version says, published or not. */
export type Content = Omit<Draft, '__typename' | 'code' | 'version' | 'revision' | 'state' | 'basedOn' | 'changedAt' | 'changedBy'>
export type Difference = Extract<ResultOf<typeof Comparison>['catalogueComparison'], { __typename: 'CatalogueComparison' }>['differences'][number]
