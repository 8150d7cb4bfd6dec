import { stepHash, type CaseStepRecorded } from '@tongban/contracts'
import { withClient, type Database } from '@tongban/database'
import { insertOutbox, type OutgoingMessage } from '@tongban/exchange'
import { v7 } from 'uuid'
import { CENTRES, TOPIC } from './federation.js'

type Step = OutgoingMessage<'casework.case-step-recorded.v1'>
const AT_ONCE = 200

/**
 * Fills the outbox with that many events of whole cases: the messages of the first cases that acts have left there, over and over under new case ids,
 * their step hashes made anew.
 */
async function fillOutbox(app: Database, adminUrl: string, events: number): Promise<number> {
  const models = await readCases(adminUrl)
  const empty = { text: 'truncate outbox' }
  await withClient(adminUrl, (admin) => admin.query(empty))
  const messages: Step[] = []
  for (let n = 0; messages.length < events; n++) messages.push(...under(v7(), models[n % models.length]!))
  // As at a busy counter: many cases are under way at once.
  messages.sort((a, b) => a.aggregateVersion - b.aggregateVersion)
  for (let from = 0; from < messages.length; from += AT_ONCE) {
    const some = messages.slice(from, from + AT_ONCE)
    await app.inTenant(CENTRES, (tx) => tx.query(insertOutbox(some)))
  }
  return messages.length
}

/** Events of an outbox, kept aside. */
export interface Backlog {
  events: number
  /** The outbox must be empty. */
  putInOutbox(): Promise<void>
}

/** So many backlogs of so many events each; no two share a case. Empties the outbox. */
export async function makeBacklogs(app: Database, adminUrl: string, count: number, events: number): Promise<Backlog[]> {
  const backlogs: Backlog[] = []
  for (let n = 0; n < count; n++) {
    const table = `bench_backlog_${n}`
    const made = await fillOutbox(app, adminUrl, events)
    await withClient(adminUrl, (admin) => admin.query({ text: `create table ${table} as select * from outbox` }))
    backlogs.push({
      events: made,
      putInOutbox: () => withClient(adminUrl, async (admin) => {
        await admin.query({ text: `insert into outbox overriding system value select * from ${table} order by position` })
      }),
    })
  }
  await withClient(adminUrl, (admin) => admin.query({ text: 'truncate outbox' }))
  return backlogs
}

async function readCases(adminUrl: string): Promise<CaseStepRecorded[][]> {
  const { rows } = await withClient(adminUrl, (admin) => admin.query<{ body: string }>({
    text: `select body from outbox where aggregate_id in (select aggregate_id from outbox group by aggregate_id having count(*) = max(aggregate_version) limit 60)
      order by aggregate_id, aggregate_version`,
  }))
  const steps = rows.map(({ body }) => JSON.parse(body) as CaseStepRecorded)
  return [...Map.groupBy(steps, ({ caseId }) => caseId).values()]
}

function under(caseId: string, steps: readonly CaseStepRecorded[]): Step[] {
  let previousStepHash: string | null = null
  return steps.map((body) => {
    const { stepHash: _, ...rest } = body.step
    const step = { ...rest, previousStepHash }
    previousStepHash = stepHash(body.centreId, caseId, step)
    return {
      source: body.centreId, topic: TOPIC, aggregateType: 'case', aggregateId: caseId, aggregateVersion: step.no,
      type: 'casework.case-step-recorded.v1', occurredAt: new Date(step.occurredAt), body: { ...body, caseId, step: { ...step, stepHash: previousStepHash } },
    }
  })
}
