import type { EventBodies } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import type { LedgerRow, Projection } from '@tongban/exchange'
import type { OfficeClock } from '@tongban/kernel'
import { v7 } from 'uuid'
import { bases } from '../core/check-step.js'
import { hearOfJob, type Heard, type News } from '../core/hear-of-job.js'
import type { Step, StepKind } from '../core/submission.js'
import { COORDINATION } from './job-words.js'
import { hashOfStep, stepValues } from './steps.js'
import { submissionOf, type KeptSubmission, type SubmissionRow } from './submission-row.js'
import { HEAR, HOLD, PROGRESS } from './submission-statements.js'

/** Steps that coordination's messages become, in its name. No command of an officer has their hash. */
const NO_HASH = Buffer.alloc(0)

/**
 * What coordination says of jobs, to the centre that received them, taken in with its message in one transaction. A message that is not coordination's,
 * or of a job that was not submitted here, goes to the dead letters.
 */
export function submissionInbox({ clock }: { clock: OfficeClock }): Projection {
  return {
    aggregateType: 'job',
    async apply(tx, centreId, rows) {
      for (const row of rows) await take(tx, centreId, row)
    },
  }

  async function take(tx: Tx, centreId: string, row: LedgerRow): Promise<void> {
    if (row.source !== COORDINATION) throw new Error(`${row.source} speaks of a joint job; only ${COORDINATION} does`)
    const { jobId, commandId = null } = row.body as { jobId: string; commandId?: string }
    const { rows: [held] } = await tx.query<SubmissionRow & { told: StepKind | null }>({ ...HOLD, values: [centreId, jobId, commandId] })
    if (!held) throw new Error(`job ${jobId} was not submitted at ${centreId}`)
    const of = submissionOf(held)
    const heard = hearOfJob(of, newsOf(row, held.told))
    if (heard) await write(tx, of, heard)
  }

  async function write(tx: Tx, of: KeptSubmission, { step: heard, change }: NonNullable<Heard>): Promise<void> {
    const after = { ...of, ...change }
    const json = (value: unknown) => value && JSON.stringify(value)
    if (!heard) return void (await tx.query({ ...PROGRESS, values: [of.centreId, of.id, json(after.progress), json(after.request)] }))
    // Office time may have been set back since the last step; history never runs backwards.
    const now = new Date(Math.max(clock.now().getTime(), of.last.occurredAt.getTime()))
    const when = { actor: COORDINATION, occurredAt: now, recordedAt: now }
    const step: Step = { ...heard, post: COORDINATION, window: null, basis: bases.joint }
    const hash = hashOfStep(of, of.version + 1, of.last.hash, step, when)
    const { rowCount } = await tx.query({
      ...HEAR,
      values: [
        of.centreId, of.id, of.version, hash, now, after.state, JSON.stringify(after.papers), json(after.request), json(after.progress), after.closedAt,
        ...stepValues(after.state, step, when, hash, of.last.hash, v7(), NO_HASH),
      ],
    })
    if (rowCount !== 1) throw new Error(`submission ${of.id} changed while it was held`)
  }
}

function newsOf({ type, body }: LedgerRow, told: StepKind | null): News {
  switch (type) {
    case 'joint.job-progressed.v1': return progressed(body)
    case 'joint.papers-requested.v1': return requested(body)
    case 'joint.act-refused.v1': {
      const { commandId, code, at } = body as EventBodies['joint.act-refused.v1']
      if (!told) throw new Error(`no command ${commandId} was told of job ${body.jobId}`)
      return { type: 'not-taken', kind: told, code, at }
    }
    default: throw new Error(`${type} is nothing that a centre is told of its jobs`)
  }
}

function progressed({ version, state, acceptedAt, endedAt, due, result, nodes, at }: EventBodies['joint.job-progressed.v1']): News {
  return { type: 'progressed', progress: { version, state, acceptedAt, endedAt, due, result, nodes, at } }
}

function requested({ kind, papers, note, completeBy, since }: EventBodies['joint.papers-requested.v1']): News {
  return { type: 'papers-requested', request: { kind, papers, note, completeBy, since } }
}
