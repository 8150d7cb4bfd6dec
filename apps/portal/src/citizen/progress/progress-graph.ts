import { graphql, type ResultOf } from '../../shared/graph/graphql.js'
import { AwayParts, RefusalParts } from '../../shared/graph/refusal.js'

export const CitizenProgress = graphql(`
  query CitizenProgress($number: String!, $code: String!) {
    receipt(number: $number, receiptCode: $code) {
      __typename
      ... on CaseProgress {
        number caseState: state itemNames { zh en } itemCode caseCentreNames: centreNames { zh en } departmentNames { zh en } receivedAt acceptedAt concludedAt result closedAt
        promised { start limit unit due provisional daysLeft } steps { at kind }
      }
      ... on JobReceipt {
        number jobState: state words { zh en } toDo { zh en } centreNames { zh en } blueprintNames { zh en } receivedAt closedAt
        parts { node names { zh en } departmentNames { zh en } centreNames { zh en } state done late expected provisional words { zh en } }
        request { kind documents { code subject variant names { zh en } form } note completeBy since }
        progress { asOf acceptedAt due provisional }
      }
      ...AwayParts
      ...RefusalParts
    }
  }
`, [AwayParts, RefusalParts])

type Answer = ResultOf<typeof CitizenProgress>['receipt']

export type CaseOfReceipt = Extract<Answer, { __typename: 'CaseProgress' }>
export type JobOfReceipt = Extract<Answer, { __typename: 'JobReceipt' }>
