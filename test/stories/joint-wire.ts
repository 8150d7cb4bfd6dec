import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Approvals, approvalsSchema, CentreDesk, COORDINATION, type Command } from '@tongban/approvals'
import { Blueprints, blueprintsReaderSchema } from '@tongban/blueprints'
import { CaseActs, casesSchema, identityKeys, taskInbox, type CaseAct } from '@tongban/cases'
import { canonicalText, sha256, validateBody, type EventType } from '@tongban/contracts'
import { directorySchema } from '@tongban/directory'
import { exchangeSchema, type LedgerRow, type Projection } from '@tongban/exchange'
import { implementationListsSchema } from '@tongban/implementation-lists'
import { isRefusal, type Refusal } from '@tongban/kernel'
import { Intake, submissionInbox, Submissions, submissionsSchema } from '@tongban/submissions'
import { fixedClock, openFixtureCity, testDatabase, type TestDatabase } from '@tongban/testing'

/** Version 1 of 三证合一, but that it cites a rule by which a supplement pauses. */
export const PAUSED = 'three-certificates-paused'
const CENTRES = ['gz', 'hz', 'hzcg', 'hzxg', 'hzbj']
const demo = (version: number) => JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../deploy/demo/blueprints/three-certificates.v${version}.json`), 'utf8'))

/** The papers of a version as an applicant brings them, each in the form that is strict enough for everybody. */
export const papersOf = (version: number) =>
  (demo(version).content.documents as { code: string; subject: string; variant: string | null }[]).map(({ code, subject, variant }) => ({ code, subject, variant, form: 'original-and-copy' }))

/**
 * Coordination and the centres of Haizhu and the city with their own databases, and the exchange's wire between them in the test's hand: nothing arrives
 * until `carry` is called. What travels is what each side wrote into its outbox, checked against its schema, in its order.
 */
export async function openJointWire() {
  const centre = await testDatabase({ schemas: [directorySchema, exchangeSchema, implementationListsSchema, blueprintsReaderSchema, casesSchema, submissionsSchema] })
  const joint = await testDatabase({ schemas: [directorySchema, exchangeSchema, blueprintsReaderSchema, approvalsSchema] })
  for (const db of [centre, joint]) await holdBlueprints(db)
  const clock = fixedClock('2015-06-30T01:00:00Z')
  const wake = () => undefined
  const directory = await openFixtureCity(centre)
  const keys = identityKeys({ dataKey: randomBytes(32).toString('base64'), federationKey: randomBytes(32).toString('base64') })
  const office = { database: centre.app, directory, clock, keys, blueprints: new Blueprints(centre.app), wake }
  const coordination = { database: joint.app, directory: await openFixtureCity(joint), clock, blueprints: new Blueprints(joint.app), wake }
  const approvals = new Approvals(coordination)
  const desk = new CentreDesk(approvals, coordination)
  const intake = new Intake(office)
  const submissions = new Submissions(office)
  const acts = new CaseActs(office)
  const inboxes = [taskInbox(office, { inForce: async () => undefined }), submissionInbox({ clock })]
  const carried = new Map<TestDatabase, number>([[centre, 0], [joint, 0]])

  async function pending(db: TestDatabase, topic: string): Promise<any[]> {
    const { rows } = await db.admin.query<any>({ text: 'select * from outbox where topic like $1 and position > $2 order by position', values: [topic, carried.get(db)!] })
    return rows
  }

  function rowOf(row: any): LedgerRow {
    const body = JSON.parse(row.body)
    expect([row.type, validateBody(row.type, body)]).toEqual([row.type, []])
    return {
      owner: row.topic.split('.')[1], source: row.source, topic: row.topic, seq: Number(row.position), type: row.type as EventType, aggregateType: row.aggregate_type, aggregateId: row.aggregate_id,
      aggregateVersion: row.aggregate_version, occurredAt: row.occurred_at, body, hash: sha256(canonicalText(body)),
    }
  }

  const deliver = (projections: readonly Projection[], db: TestDatabase, row: LedgerRow, centres: string[]) => db.plumbing.inPlumbing(async (tx) => {
    for (const projection of projections) if ([projection.aggregateType].flat().includes(row.aggregateType)) await projection.apply(tx, row.owner, [row])
  }, centres)

  return {
    clock, intake, submissions, acts,
    /** Carries what lies on one side to the other, `times` over; answers with the types carried. */
    async carry(to: 'coordination' | 'centres', times = 1): Promise<string[]> {
      const [from, target] = to === 'coordination' ? [centre, joint] : [joint, centre]
      const rows = await pending(from, to === 'coordination' ? `tb.${COORDINATION}.inbox` : 'tb.%.inbox')
      for (let i = 0; i < times; i++)
        for (const row of rows) await deliver(to === 'coordination' ? [desk] : inboxes, target, rowOf(row), to === 'coordination' ? [COORDINATION] : CENTRES)
      if (rows.length > 0) carried.set(from, Number(rows.at(-1).position))
      return rows.map(({ type }) => type)
    },
    give: async (jobId: string, command: object) => done(await approvals.give(jobId, { commandId: randomUUID(), by: { subject: 'coordinator', department: 'gs' }, ...command } as Command)),
    job: async (jobId: string) => (await joint.admin.query<any>({ text: 'select * from joint_job where id = $1', values: [jobId] })).rows[0],
    submission: async (id: string) => (await centre.admin.query<any>({ text: 'select * from submission where id = $1', values: [id] })).rows[0],
    /** The case of a node's task: where it is and how it stands. */
    task: async (jobId: string, node: string, epoch = 1) => (await centre.admin.query<any>({ text: 'select * from case_file where job_id = $1 and job_node = $2 and job_epoch = $3', values: [jobId, node, epoch] })).rows[0],
    /** The bodies that coordination wrote to a centre of a job, as text. */
    toldTo: async (centreId: string, jobId: string): Promise<string[]> =>
      (await joint.admin.query<any>({ text: "select body from outbox where topic = $1 and body::jsonb ->> 'jobId' = $2 order by position", values: [`tb.${centreId}.inbox`, jobId] })).rows.map(({ body }) => body),
    refused: async () => (await joint.admin.query<any>({ text: 'select * from joint_refused' })).rows,
    act: (name: CaseAct, centreId: string, role: string, caseId: string, change: object = {}) => acts.run(name, {
      commandId: randomUUID(), centreId, caseId, occurredAt: null, reason: null, basis: null, window: null, expectedVersion: null, ...change,
    }, { subject: `${centreId}.${role}`, centres: [centreId] }),
    close: async () => void (await Promise.all([centre.close(), joint.close()])),
  }
}

export type JointWire = Awaited<ReturnType<typeof openJointWire>>

async function holdBlueprints({ admin }: TestDatabase): Promise<void> {
  const cited = { ...demo(1), code: PAUSED, content: { ...demo(1).content, rules: { ...demo(1).content.rules, supplementPause: { basis: '《并联审批办法》第十二条' } } } }
  for (const { code, version, effectiveFrom, content: said } of [demo(1), demo(2), cited]) {
    const content = canonicalText(said)
    await admin.query({
      text: "insert into standard_blueprint (code, version, effective_from, content, content_hash, layout, published_at) values ($1, $2, $3, $4, $5, '{}', '2015-06-01T00:00:00Z')",
      values: [code, version, effectiveFrom, content, sha256(content)],
    })
  }
}

export function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer as T
}
