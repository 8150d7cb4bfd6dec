import { graphql, type ResultOf } from '../../../shared/graph/graphql.js'
import { AwayParts } from '../../../shared/graph/refusal.js'

export const Inbox = graphql(`
  query Inbox($first: Int!, $after: String, $centreIds: [ID!], $states: [CaseState!], $itemCode: String, $open: Boolean, $mine: Boolean, $due: CaseDue, $sort: CaseSort) {
    cases(first: $first, after: $after, centreIds: $centreIds, states: $states, itemCode: $itemCode, open: $open, mine: $mine, due: $due, sort: $sort) {
      edges {
        node {
          centreId
          id
          number
          state
          itemCode
          itemNames { zh en }
          receivedAt
          nextDue
          daysLeft
          waitsFor
          promised { unit due provisional }
          task { kind decision { confirmedAt late } }
          parties { no role name }
        }
      }
      pageInfo { hasNextPage endCursor }
      unavailableCentres { centreId reason }
    }
  }
`)

export type InboxCase = ResultOf<typeof Inbox>['cases']['edges'][number]['node']

export const Boxes = graphql(`
  query Boxes($centreId: ID!) {
    caseBoxes(centreId: $centreId) {
      __typename
      ... on CaseBoxes { centreId mine { count soon overdue } all { count soon overdue } }
      ...AwayParts
    }
  }
`, [AwayParts])

export const InboxItems = graphql(`
  query InboxItems($centreId: ID!, $search: String) {
    implementationItems(centreId: $centreId, first: 20, search: $search) {
      __typename
      ... on ImplementationItemConnection { edges { node { code names { zh en } } } }
      ...AwayParts
    }
  }
`, [AwayParts])
