import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Blueprints, blueprintsReaderSchema } from '@tongban/blueprints'
import { canonicalText, sha256, type EventBodies, type EventType } from '@tongban/contracts'
import { identityKeys, type Actor } from '@tongban/counter'
import { directorySchema } from '@tongban/directory'
import { exchangeSchema, type LedgerRow } from '@tongban/exchange'
import { isRefusal, type Party } from '@tongban/kernel'
import { fixedClock, openFixtureCity, testDatabase, type TestDatabase } from '@tongban/testing'
import { submissionsSchema } from '../schema.js'
import { Intake, type SubmitCommand } from './intake.js'
import type { Answer, Office } from './office.js'
import { submissionInbox } from './submission-inbox.js'
import { Submissions, type ActCommand } from './submissions.js'

const demo = (file: string) => JSON.parse(readFileSync(new URL(`../../../../../deploy/demo/blueprints/${file}`, import.meta.url), 'utf8'))

/** Both versions of 三证合一 as the city publishes them, in a centre's copy of the standards. */
export async function holdBlueprints({ admin }: Pick<TestDatabase, 'admin'>): Promise<void> {
  for (const { code, version, effectiveFrom, content: said } of [demo('three-certificates.v1.json'), demo('three-certificates.v2.json')]) {
    const content = canonicalText(said)
    await admin.query({
      text: "insert into standard_blueprint (code, version, effective_from, content, content_hash, layout, published_at) values ($1, $2, $3, $4, $5, '{}', '2015-06-01T00:00:00Z')",
      values: [code, version, effectiveFrom, content, sha256(content)],
    })
  }
}

/** A person nobody is: the division code is unassigned. GB 11643's check digit is made here, so that no finished number stands in a file. */
export function inventedCitizen(no: number): string {
  const first17 = `99010119${70 + (no % 30)}0307${String(no % 1000).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return first17 + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11]!
}

export const applicant: Party = { role: 'applicant', kind: 'person', name: '陈晓明', identityType: 'citizen-number', identity: inventedCitizen(1) }

/** A street's window on 2015-06-30, nine in the morning. */
export async function openOffice() {
  const db = await testDatabase({ schemas: [directorySchema, exchangeSchema, blueprintsReaderSchema, submissionsSchema] })
  await holdBlueprints(db)
  const clock = fixedClock('2015-06-30T01:00:00Z')
  const keys = identityKeys({ dataKey: randomBytes(32).toString('base64'), federationKey: randomBytes(32).toString('base64') })
  const office: Office = { database: db.app, directory: await openFixtureCity(db), clock, keys, blueprints: new Blueprints(db.app), wake: () => undefined }
  const inbox = submissionInbox({ clock })
  return {
    db, clock, keys, office,
    intake: new Intake(office),
    submissions: new Submissions(office),
    /** Coordination says something to a centre, as the exchange would hand it over; `source` for whoever else may try. */
    async hear<T extends Extract<EventType, `joint.${string}`>>(type: T, body: EventBodies[T], { centreId = 'hzcg', source = 'coordination' } = {}): Promise<void> {
      const row: LedgerRow = { owner: centreId, source, topic: `tb.${centreId}.inbox`, seq: 1, type, aggregateType: 'job', aggregateId: 'x', aggregateVersion: 1, occurredAt: clock.now(), body, hash: Buffer.alloc(32) }
      await db.plumbing.inPlumbing((tx) => inbox.apply(tx, centreId, [row]), ['hz', 'hzcg', 'hzxg', 'hzbj'])
    },
    row: async (id: string) => (await db.admin.query<any>({ text: 'select * from submission where id = $1', values: [id] })).rows[0],
    steps: async (id: string) => (await db.admin.query<any>({ text: 'select * from submission_step where submission_id = $1 order by no', values: [id] })).rows,
    words: async (id: string) => (await db.admin.query<any>({ text: 'select type, body, topic, aggregate_version from outbox where aggregate_id = $1 order by position', values: [id] })).rows
      .map(({ type, body, topic, aggregate_version }) => ({ type, topic, version: aggregate_version, body: JSON.parse(body) })),
  }
}

export type OpenOffice = Awaited<ReturnType<typeof openOffice>>

export const staff = (role: string, centreId = 'hzcg'): Actor => ({ subject: `${centreId}.${role}`, centres: [centreId] })
const common = (centreId = 'hzcg') => ({ commandId: randomUUID(), centreId, occurredAt: null, reason: null, basis: null, window: null })
export const articles = { code: 'articles', subject: 'company', variant: null, form: 'original' }

export const submitting = (change: Partial<SubmitCommand> = {}): SubmitCommand => ({ ...common(), blueprint: 'three-certificates', region: null, parties: [applicant], papers: [articles], ...change })
export const acting = (submissionId: string, change: Partial<ActCommand> = {}): ActCommand => ({ ...common(), submissionId, expectedVersion: null, ...change })

export function done(answer: unknown): Answer {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer as Answer
}
