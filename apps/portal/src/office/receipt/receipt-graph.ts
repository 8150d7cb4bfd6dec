import { AwayParts, RefusalParts } from '../../shared/graph/refusal.js'
import { graphql, type ResultOf } from '../../shared/graph/graphql.js'

export const ReceiptCase = graphql(`
  query ReceiptCase($centreId: ID!, $id: UUID!) {
    case(centreId: $centreId, id: $id) {
      ... on Case {
        __typename centreId id number itemCode itemNames { zh en } centreNames { zh en } departmentNames { zh en } receivedAt acceptedAt
        promised { limit unit due provisional }
        parties { no role kind name }
        steps { no kind state window windowNames { zh en } }
        materials { code names { zh en } copies brought missing }
        notification { at completeBy missing }
      }
      ...RefusalParts
      ...AwayParts
    }
  }
`, [RefusalParts, AwayParts])

export const ReceiptJob = graphql(`
  query ReceiptJob($centreId: ID!, $id: UUID!) {
    submission(centreId: $centreId, id: $id) {
      ... on Submission {
        __typename centreId id number blueprintCode blueprintVersion blueprintNames { zh en } state receivedAt
        parties { no role kind name }
        papers { code subject variant names { zh en } }
        parts { node departmentNames { zh en } }
        progress { due provisional }
        request { documents { code subject variant names { zh en } } completeBy }
        steps { no window }
      }
      ...RefusalParts
      ...AwayParts
    }
  }
`, [RefusalParts, AwayParts])

export type ReceiptOfCase = Extract<ResultOf<typeof ReceiptCase>['case'], { __typename: 'Case' }>
export type ReceiptOfJob = Extract<ResultOf<typeof ReceiptJob>['submission'], { __typename: 'Submission' }>
