import { randomUUID } from 'node:crypto'
import type { EventBodies, EventType } from '@tongban/contracts'
import type { LedgerRow } from '@tongban/exchange'
import type { OpenOffice } from './office.fixture.js'
import { terms } from '../core/office.fixture.js'
import { taskInbox } from './task-inbox.js'

type JointType = Extract<EventType, `joint.${string}`>

export const offerOf = (change: Partial<EventBodies['joint.task-offered.v1']> = {}): EventBodies['joint.task-offered.v1'] => ({
  jobId: randomUUID(), node: 'A', epoch: 1, blueprint: { code: 'szhy', version: 1 }, kind: 'decision', item: 'gs-002', department: 'gs', region: '440105001', receivedBy: 'hzxg',
  limit: { days: 2, unit: 'wd' }, start: '2015-06-30', due: { date: '2015-07-02', provisional: false }, pauses: [],
  papers: [{ code: 'GS-LEASE', subject: 'company', variant: null, form: 'copy' }, { code: 'GS-ARTICLES', subject: 'company', variant: null, form: 'original' }],
  subjectKeys: ['a1'.repeat(32)], subjectKeyVersion: 1, offeredAt: '2015-06-30T01:00:00.000Z', ...change,
})

/** Lets coordination say something to a centre as the exchange would hand it over; `source` for whoever else may try. */
export async function hear<T extends JointType>({ db, office }: OpenOffice, type: T, body: EventBodies[T], { centreId = 'hzcg', source = 'coordination' } = {}): Promise<void> {
  const item = { code: 'gs-002', version: 4, content: { kind: 'promised', department: 'gs', promisedLimit: { days: 5, unit: 'wd' }, statutoryLimit: terms.statutory, materials: [] } }
  const inbox = taskInbox(office, { inForce: async (_, code) => (code === 'gs-002' ? (item as never) : undefined) })
  const row = { owner: centreId, source, topic: `tb.${centreId}.inbox`, seq: 1, type, aggregateType: 'task', aggregateId: 'x', aggregateVersion: 1, occurredAt: new Date(), body, hash: Buffer.alloc(32) } satisfies LedgerRow
  await db.plumbing.inPlumbing((tx) => inbox.apply(tx, centreId, [row]), ['hz', 'hzcg', 'hzxg', 'hzbj'])
}

/** The case that was opened for a task. */
export async function caseOfTask({ db }: OpenOffice, { jobId, node, epoch }: { jobId: string; node: string; epoch: number }, centreId = 'hzcg'): Promise<any> {
  const { rows } = await db.admin.query<any>({ text: 'select * from case_file where centre_id = $1 and job_id = $2 and job_node = $3 and job_epoch = $4', values: [centreId, jobId, node, epoch] })
  return rows[0]
}

/** What a centre told coordination, in its order. */
export async function words({ db }: OpenOffice, jobId: string): Promise<{ type: string; body: any; aggregate: string; version: number }[]> {
  const { rows } = await db.admin.query<any>({ text: "select type, body, aggregate_id, aggregate_version from outbox where topic = 'tb.coordination.inbox' and body::jsonb ->> 'jobId' = $1 order by position", values: [jobId] })
  return rows.map(({ type, body, aggregate_id, aggregate_version }) => ({ type, body: JSON.parse(body), aggregate: aggregate_id, version: aggregate_version }))
}
