import { graphql, type ResultOf } from '../../shared/graph/graphql.js'
import { RefusalParts } from '../../shared/graph/refusal.js'

export const AdoptionOf = graphql(`
  query AdoptionOf($code: ID!, $first: Int!, $after: String) {
    adoption(code: $code) {
      __typename
      ... on Adoption {
        inForce effectiveFrom
        tally { state centres }
        centres(first: $first, after: $after) {
          edges { node { centreId names { zh en } tier state version effectiveFrom adoptedAt heardSecondsAgo } }
          pageInfo { hasNextPage endCursor }
          unavailableCentres { centreId reason }
        }
      }
      ...RefusalParts
    }
  }
`, [RefusalParts])

export type Adoption = Extract<ResultOf<typeof AdoptionOf>['adoption'], { __typename: 'Adoption' }>
export type CentreAdoption = Adoption['centres']['edges'][number]['node']
