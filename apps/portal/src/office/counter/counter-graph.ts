import { AwayParts, RefusalParts } from '../../shared/graph/refusal.js'
import { graphql, type ResultOf } from '../../shared/graph/graphql.js'

export const CounterDesk = graphql(`
  query CounterDesk($centreId: ID!) {
    desk(centreId: $centreId) {
      ... on Desk { __typename centreId names { zh en } posts { id window { id } stages } windows { id names { zh en } general } }
      ...RefusalParts
      ...AwayParts
    }
  }
`, [RefusalParts, AwayParts])

export const CounterCity = graphql(`query CounterCity { officeTime { now } }`)

export const CounterCoordination = graphql(`query CounterCoordination { jointJobs(first: 1) { pageInfo { hasNextPage } } }`)

export const CounterParty = graphql(`
  query CounterParty($centreId: ID!, $identityType: IdentityType!, $identity: String!) {
    party(centreId: $centreId, identityType: $identityType, identity: $identity) {
      ... on KnownParty {
        __typename identityMasked nameMasked lastReceivedAt openCount
        openCases { id number itemCode itemNames { zh en } }
      }
      ...RefusalParts
      ...AwayParts
    }
  }
`, [RefusalParts, AwayParts])

export const CounterOffers = graphql(`
  query CounterOffers($centreId: ID!, $search: String) {
    implementationItems(centreId: $centreId, search: $search, first: 20) {
      ... on ImplementationItemConnection {
        __typename
        edges { node { code names { zh en } kind departmentNames { zh en } promisedLimit { days unit } } }
        pageInfo { hasNextPage }
      }
      ...AwayParts
    }
    jobBlueprints(centreId: $centreId, search: $search, first: 10) {
      ... on JobBlueprintConnection { __typename edges { node { code names { zh en } leadNames { zh en } workingDays } } }
      ...AwayParts
    }
  }
`, [AwayParts])

export const CounterItem = graphql(`
  query CounterItem($centreId: ID!, $code: ID!) {
    implementationItem(centreId: $centreId, code: $code) {
      ... on ImplementationItem {
        __typename code version names { zh en } kind basis departmentNames { zh en } promisedLimit { days unit }
        materials { code names { zh en } required copies form }
        results { names { zh en } }
      }
      ...RefusalParts
      ...AwayParts
    }
  }
`, [RefusalParts, AwayParts])

export const CounterJob = graphql(`
  query CounterJob($centreId: ID!, $code: ID!) {
    jobBlueprints(centreId: $centreId, code: $code, first: 1) {
      ... on JobBlueprintConnection {
        __typename
        edges { node {
          code version names { zh en } basis leadNames { zh en } workingDays due provisional
          nodes { id names { zh en } departmentNames { zh en } }
          papers { asked distinct documents { code subject variant names { zh en } form eLicence uses { department } } }
          regions { code names { zh en } }
        } }
      }
      ...AwayParts
    }
  }
`, [AwayParts])

export const ReceiveApplication = graphql(`
  mutation ReceiveApplication($input: ReceiveApplicationInput!) {
    receiveApplication(input: $input) {
      ... on CaseActDone { __typename centreId caseId }
      ...RefusalParts
      ...AwayParts
    }
  }
`, [RefusalParts, AwayParts])

export const AcceptAtCounter = graphql(`
  mutation AcceptAtCounter($input: AcceptCaseInput!) {
    acceptCase(input: $input) {
      ... on CaseActDone { __typename centreId caseId receiptCode }
      ...RefusalParts
      ...AwayParts
    }
  }
`, [RefusalParts, AwayParts])

export const NotifyAtCounter = graphql(`
  mutation NotifyAtCounter($input: NotifyMissingInput!) {
    notifyMissing(input: $input) {
      ... on CaseActDone { __typename centreId caseId }
      ...RefusalParts
      ...AwayParts
    }
  }
`, [RefusalParts, AwayParts])

export const SubmitAtCounter = graphql(`
  mutation SubmitAtCounter($input: SubmitJobInput!) {
    submitJob(input: $input) {
      ... on SubmissionDone { __typename centreId submissionId receiptCode }
      ...RefusalParts
      ...AwayParts
    }
  }
`, [RefusalParts, AwayParts])

export type KnownParty = Extract<ResultOf<typeof CounterParty>['party'], { __typename: 'KnownParty' }>
export type Item = Extract<ResultOf<typeof CounterItem>['implementationItem'], { __typename: 'ImplementationItem' }>
export type Job = Extract<ResultOf<typeof CounterJob>['jobBlueprints'], { __typename: 'JobBlueprintConnection' }>['edges'][number]['node']
