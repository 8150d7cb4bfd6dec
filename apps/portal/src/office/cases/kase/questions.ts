import { graphql, type ResultOf } from '../../../shared/graph/graphql.js'
import { AwayParts, RefusalParts } from '../../../shared/graph/refusal.js'

const ClockParts = graphql(`
  fragment ClockParts on CaseClock {
    start
    limit
    unit
    due
    provisional
    used
    daysLeft
    days { day counted consumed reason why { zh en } provisional }
  }
`)

const TaskParts = graphql(`
  fragment TaskParts on CaseTask {
    jobId
    node
    epoch
    kind
    blueprintCode
    blueprintVersion
    department
    region
    receivedBy
    offeredAt
    papers { code subject variant form }
    decision { decision decidedAt confirmedAt late }
    requested { code subject variant }
    forwarded { code subject variant }
    reminders { no by at }
    endedBecause
  }
`)

export const OpenCase = graphql(`
  query OpenCase($centreId: ID!, $id: UUID!) {
    case(centreId: $centreId, id: $id) {
      __typename
      ... on Case {
        centreId
        id
        version
        number
        state
        itemCode
        itemVersion
        itemNames { zh en }
        centreNames { zh en }
        departmentNames { zh en }
        origin { channel system externalId }
        receivedAt
        notifyBy
        notification { at completeBy text { zh en } }
        acceptedAt
        concludedAt
        closedAt
        result
        nextDue
        daysLeft
        waitsFor
        acts { act now code why { zh en } reasonNeeded basisNeeded }
        materials { code names { zh en } required copies form brought missing }
        parties { no role kind name identityType identityMasked }
        promised { ...ClockParts }
        statutory { ...ClockParts }
        task { ...TaskParts }
        steps { no kind stage state actor post postNames { zh en } departmentNames { zh en } windowNames { zh en } occurredAt recordedAt basis reason }
      }
      ...RefusalParts
      ...AwayParts
    }
  }
`, [ClockParts, TaskParts, RefusalParts, AwayParts])

export type Kase = Extract<ResultOf<typeof OpenCase>['case'], { __typename: 'Case' }>
export type Task = NonNullable<Kase['task']>
export type CaseClock = NonNullable<Kase['promised']>
export type ClockDay = CaseClock['days'][number]
export type ActOption = Kase['acts'][number]
export type CaseAct = ActOption['act']

/** What a task's node and its documents are called: in the blueprint that the job was accepted under. */
export const TaskBlueprint = graphql(`
  query TaskBlueprint($code: ID!, $version: Int!) {
    blueprint(code: $code, version: $version) {
      __typename
      ... on Blueprint { names { zh en } nodes { id names { zh en } } documents { documents { code subject variant names { zh en } } } }
      ...RefusalParts
    }
  }
`, [RefusalParts])
