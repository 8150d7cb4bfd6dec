import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { BlueprintIntake, Blueprints, blueprintsReaderSchema, contentHashOf, type Blueprint, type BlueprintContent } from '@tongban/blueprints'
import { canonicalText, sha256, type EventBodies, type EventType } from '@tongban/contracts'
import { directorySchema } from '@tongban/directory'
import { exchangeSchema, type LedgerRow } from '@tongban/exchange'
import { isRefusal } from '@tongban/kernel'
import { fixedClock, openFixtureCity, testDatabase } from '@tongban/testing'
import { v7 } from 'uuid'
import type { Command, CommandOf } from '../core/commands.js'
import { fold } from '../core/fold.js'
import { draft, type Job } from '../core/job.js'
import { approvalsSchema } from '../schema.js'
import { Approvals, type JobAnswer } from './approvals.js'
import { CentreDesk } from './centre-desk.js'
import { COORDINATION } from './coordination.js'
import { jobOf, type LoadedRow } from './job-row.js'
import { LOAD } from './job-statements.js'
import { JobTimers } from './job-timers.js'
import type { ApprovalsOffice } from './office.js'

const demo = path.resolve(import.meta.dirname, '../../../../../deploy/demo/blueprints')
export const demoBlueprint = (version: 1 | 2): Omit<Blueprint, 'contentHash' | 'effectiveFrom'> & { effectiveFrom: string } =>
  JSON.parse(readFileSync(path.join(demo, `three-certificates.v${version}.json`), 'utf8'))

type Bodies = EventBodies
type FromBody<T extends EventType> = Omit<Bodies[T], 'jobId' | 'commandId' | 'occurredAt'>

/** Coordination on a database of its own, at a clock that stands still: 三证合一, submitted at the street of Chigang in Haizhu. */
export async function openCoordination() {
  const db = await testDatabase({ schemas: [directorySchema, exchangeSchema, blueprintsReaderSchema, approvalsSchema] })
  const clock = fixedClock('2015-06-30T01:00:00Z')
  const woken = { times: 0 }
  const blueprints = new Blueprints(db.app)
  const office: ApprovalsOffice = { database: db.app, directory: await openFixtureCity(db), clock, blueprints, wake: () => void woken.times++ }
  const approvals = new Approvals(office)
  const desk = new CentreDesk(approvals, office)
  const timers = new JobTimers(approvals, desk, office)
  let seq = 0
  const rowOf = <T extends EventType>(source: string, type: T, body: Bodies[T] & { jobId: string; node?: string }): LedgerRow => ({
    owner: COORDINATION, source, topic: `tb.${COORDINATION}.inbox`, seq: ++seq, type, occurredAt: clock.now(), body, hash: sha256(canonicalText(body)),
    aggregateType: body.node ? 'task' : 'job', aggregateId: body.node ? `${body.jobId}:${body.node}` : body.jobId, aggregateVersion: 1,
  })
  const hear = (...rows: LedgerRow[]) => db.plumbing.inPlumbing((tx) => desk.apply(tx, COORDINATION, rows), [COORDINATION])
  const failed = (error: unknown) => { throw error }
  return {
    db, clock, woken, office, approvals, desk, timers, hear, rowOf,
    sweep: () => timers.sweep(failed),
    close: () => db.close(),
    /** A version comes down from the city, with other rules or another content if they are given. */
    async publish(version: 1 | 2, rules: Partial<BlueprintContent['rules']> = {}, change = (content: BlueprintContent): BlueprintContent => content): Promise<void> {
      const { code, effectiveFrom, content: said } = demoBlueprint(version)
      const content = change({ ...said, rules: { ...said.rules, ...rules } })
      const body = { code, version, effectiveFrom, contentHash: contentHashOf(content), publishedAt: '2015-06-01T00:00:00.000Z', content, layout: layoutOf(content) }
      const message = { key: `blueprint:${code}:${version}`, type: 'standards.blueprint-published.v1', body, hash: sha256(canonicalText(body)), signedBy: 'city' }
      await db.plumbing.inPlumbing((tx) => new BlueprintIntake().apply(tx, [message as never]))
    },
    /** A centre tells something of a job; the message it sent. */
    async tell<T extends EventType>(source: string, type: T, jobId: string, body: FromBody<T> & { commandId?: string; occurredAt?: string }): Promise<LedgerRow> {
      const row = rowOf(source, type, { jobId, commandId: v7(), occurredAt: clock.now().toISOString(), ...body } as never)
      await hear(row)
      return row
    },
    async give(jobId: string, command: Loose, expectedVersion: number | null = null) {
      return approvals.give(jobId, { commandId: randomUUID(), by: { subject: 'coordinator', department: 'gs' }, ...command } as Command, expectedVersion)
    },
    async job(jobId: string): Promise<Job> {
      const { rows: [row] } = await db.app.inTenant([COORDINATION], (tx) => tx.query<LoadedRow>({ ...LOAD, values: [COORDINATION, jobId, v7()] }))
      return jobOf(jobId, row!)
    },
    /** What its steps fold to. */
    async replayed(jobId: string): Promise<Job> {
      const { rows } = await db.admin.query<any>({ text: 'select * from joint_step where job_id = $1 order by no', values: [jobId] })
      return rows.reduce((job, { no, command_id, command, at, by_whom, events }) => fold(job, { no, commandId: command_id, command, at: at.toISOString(), by: by_whom, events }), draft(jobId))
    },
    /** Messages in the outbox to one centre, in order; without a centre, all. */
    async sent(to?: string): Promise<{ type: string; body: any }[]> {
      const { rows } = await db.admin.query<{ type: string; topic: string; body: string }>({ text: 'select type, topic, body from outbox order by position' })
      return rows.filter(({ topic }) => !to || topic === `tb.${to}.inbox`).map(({ type, body }) => ({ type, body: JSON.parse(body) }))
    },
    rows: async (text: string, values: unknown[] = []) => (await db.admin.query<any>({ text, values })).rows,
  }
}

export type OpenCoordination = Awaited<ReturnType<typeof openCoordination>>
type Loose = { [T in Command['type']]: { type: T } & Partial<Omit<CommandOf<T>, 'type'>> }[Command['type']]

/** One after the other; the edges from corner to corner. */
function layoutOf({ nodes, edges }: BlueprintContent) {
  const placed = nodes.map(({ id }, at) => ({ id, x: at * 200, y: 0, width: 180, height: 60 }))
  const corner = (id: string) => ({ x: placed.find((node) => node.id === id)!.x, y: 0 })
  return { width: 1000, height: 200, nodes: placed, edges: edges.map(({ from, to }) => ({ from, to, points: [corner(from), corner(to)] })) }
}

export const papersOfVersion = (version: 1 | 2) => demoBlueprint(version).content.documents.map(({ code, subject, variant }) => ({ code, subject, variant }))

export const submission = (version: 1 | 2 = 1) =>
  ({ blueprint: { code: 'three-certificates', version }, region: '440105001', papers: papersOfVersion(version), subjectKeys: ['a1'.repeat(32)], subjectKeyVersion: 1 })

export function done(answer: unknown): JobAnswer {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer as JobAnswer
}

/** Submitted at the street and accepted by the lead. */
export async function acceptedJob(open: OpenCoordination, version: 1 | 2 = 1): Promise<string> {
  const jobId = v7()
  await open.tell('hzcg', 'joint.job-submitted.v1', jobId, submission(version))
  done(await open.give(jobId, { type: 'accept' }))
  return jobId
}

/** The centre that holds a task receives, claims and decides it. */
export async function work(open: OpenCoordination, jobId: string, node: string, decision: 'approve' | 'refuse' = 'approve'): Promise<void> {
  const task = (await open.job(jobId)).tasks[node]!
  const { centre } = task.holdings.at(-1)!
  const of = { node, epoch: task.epoch }
  await open.tell(centre, 'joint.task-received.v1', jobId, { ...of, caseId: v7() })
  await open.tell(centre, 'joint.task-claimed.v1', jobId, { ...of, officer: `${centre}.handler` })
  await open.tell(centre, 'joint.task-decided.v1', jobId, { ...of, decision, reason: decision === 'refuse' ? '不符合条件' : null })
}

export const states = (job: Job) => Object.fromEntries(Object.values(job.tasks).map(({ node, state }) => [node, state]).sort())
