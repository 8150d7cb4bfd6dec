import { graphql, type ResultOf } from '../../../shared/graph/graphql.js'
import { RefusalParts } from '../../../shared/graph/refusal.js'
import type { Done } from '../../../shared/states/asked.js'

/** Everything that a job's page shows, in one question: the page says it with no click. */
export const OneJob = graphql(`
  query JointJobAsGraph($id: UUID!) {
    jointJob(id: $id) {
      __typename
      ... on JointJob {
        id version state blueprintCode blueprintVersion lead region receivedBy submittedAt acceptedAt endedAt attention possibleActs
        blueprintNames { zh en }
        next { words { zh en } node act }
        centres { id names { zh en } tier }
        departments { code names { zh en } }
        due provisional consumed
        limit { days unit }
        days { day counted by { node centreId kind } }
        width height
        nodes {
          id kind names { zh en } item department x y width height
          departmentNames { zh en }
          limit { days unit }
          state epoch centreId
          centre { id names { zh en } tier }
          away { since alarmedAt mayActInstead wayOut { zh en } }
          decision reason objection due provisional consumed left late blocking possibleActs unroutable mayActInstead reminders escalatedAt critical slack
          days { node centreId kind days }
        }
        edges { from to kind when { node is } points { x y } }
        criticalPath { nodes finish blocking }
        documents { asked distinct missing documents { code subject variant names { zh en } form eLicence heldBy heldSince uses { node department form } } }
        request { kind papers since note completeBy }
        late { commandId node epoch centreId decision why decidedAt at resolution settledBy settledAt settledReason }
        steps { no command by at events }
        refusedActs { centreId node message code at }
      }
      ...RefusalParts
    }
  }
`, [RefusalParts])

export type Job = Extract<Done<NonNullable<ResultOf<typeof OneJob>['jointJob']>>, { __typename: 'JointJob' }>
export type Node = Job['nodes'][number]
export type Edge = Job['edges'][number]
export type Act = Job['possibleActs'][number]
export type Late = Job['late'][number]
