import { canonicalText, sha256 } from '@tongban/contracts'
import type { Database, Tx } from '@tongban/database'
import { insertOutbox, outboxValues, type OutgoingMessage } from '@tongban/exchange'
import { calendar, CalendarNotPublished, dayInShanghai, isRefusal, refuse, yearOf, type Refusal } from '@tongban/kernel'
import { v7 } from 'uuid'
import type { Command } from '../core/commands.js'
import type { Context } from '../core/context.js'
import { changedRows, decide, type Decided } from '../core/decide.js'
import type { Job } from '../core/job.js'
import { isRunning } from '../core/job-transitions.js'
import { timersOf } from '../core/timers.js'
import { COORDINATION, OURS } from './coordination.js'
import { holdersOn } from './holders.js'
import { inPlanOrder, jobOf, lateRecord, taskRecord, type LoadedRow } from './job-row.js'
import { HOLD, LOAD, MOVE, OPEN, REARM } from './job-statements.js'
import { attentionOf, concernedOf, dueTextOf, wakeAt } from './job-summary.js'
import type { ApprovalsOffice } from './office.js'
import { Plans, type Pinned } from './plans.js'
import { inWords, wireMessage } from './wire-message.js'

const ATTEMPTS = 3
/** What needs working days cannot be done by an office time that the calendar does not know. */
export const BEFORE_CALENDAR = 'before-calendar'

/** What a command became: the step, or null where it said only what is known. */
export interface JobAnswer {
  jobId: string
  no: number | null
}

/** A job's version of a blueprint has not come down yet: whoever holds the command asks again. */
export interface PlanAway {
  planAway: { code: string; version: number }
}

/**
 * The one road of every command on a job: load, decide, write job, tasks, late decisions, step and messages in one statement guarded by the version
 * loaded. Zero rows written means that someone was faster: reload and decide again. From the second try on the job's row is held first, so that in a
 * transaction nobody can be faster again; statement by statement three tries are made, and then a transaction.
 * The same command id and body gives its first answer; with another body it is refused.
 */
export class Approvals {
  /** The versions that jobs are pinned to. */
  readonly plans: Plans

  constructor(private readonly office: ApprovalsOffice) {
    this.plans = new Plans(office.blueprints)
  }

  /** A command of a person at coordination, or of a timer. */
  async give(jobId: string, command: Command, expectedVersion: number | null = null): Promise<JobAnswer | Refusal> {
    const tx = eachStatement(this.office.database)
    const hash = commandHash(jobId, command)
    const road = (on = tx) => this.take(on, jobId, command, hash, expectedVersion)
    const first = await road().catch((error) => {
      if (isSameCommandMeanwhile(error)) return road()
      throw error
    })
    const answer = isBusy(first) ? await this.office.database.inTenant(OURS, road) : first
    if ('planAway' in answer) throw new Error(`job ${jobId} is pinned to ${answer.planAway.code} version ${answer.planAway.version}, which is not held here`)
    return answer
  }

  /** The road itself, in a transaction of the caller's or statement by statement. `hash` tells the command from another under its id. */
  async take(tx: Tx, jobId: string, command: Command, hash: Buffer, expectedVersion: number | null = null): Promise<JobAnswer | PlanAway | Refusal> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) await tx.query({ ...HOLD, values: [COORDINATION, jobId] })
      const { rows: [row] } = await tx.query<LoadedRow>({ ...LOAD, values: [COORDINATION, jobId, command.commandId] })
      const answered = answeredBefore(row!, command.commandId, hash)
      if (isRefusal(answered)) return answered
      if (row!.job === null && command.type !== 'submit') return refuse('no-such-job', { job: jobId })
      const version = command.type === 'submit' && row!.job === null ? command.blueprint : row!.job!.blueprint
      const pinned = await this.plans.find(version)
      if (!pinned) return { planAway: version }
      const job = inPlanOrder(jobOf(jobId, row!, answered ? [command.commandId] : []), pinned.plan)
      if (!answered && expectedVersion !== null && expectedVersion !== job.row.version) return refuse('changed-meanwhile', { expected: expectedVersion, actual: job.row.version })
      const at = this.office.clock.now()
      try {
        const decided = decide(job, command, this.contextOf(pinned, at))
        if (isRefusal(decided)) return inWords(decided)
        if (await this.write(tx, job, decided, command, hash, pinned, at)) return { jobId, no: answered ? answered.no : decided.step?.no ?? null }
      } catch (error) {
        if (error instanceof CalendarNotPublished) return refuse(BEFORE_CALENDAR, { year: error.year, first: yearOf(calendar.firstDay), last: yearOf(calendar.lastDay) })
        throw error
      }
    }
    return refuse('busy')
  }

  /** Gives a job the commands whose time has come. */
  async tick(jobId: string): Promise<void> {
    const tx = eachStatement(this.office.database)
    const { rows: [row] } = await tx.query<LoadedRow>({ ...LOAD, values: [COORDINATION, jobId, v7()] })
    const pinned = row?.job && await this.plans.find(row.job.blueprint)
    if (!row || !pinned) return
    const job = inPlanOrder(jobOf(jobId, row), pinned.plan)
    const at = this.office.clock.now()
    const due = timersOf(job, pinned.plan, calendar).filter((timer) => Date.parse(timer.at) <= at.getTime())
    for (const { command, node } of due) {
      const given = command === 'lapse' ? { type: command, commandId: v7() } : { type: command, commandId: v7(), node: node! }
      await this.give(jobId, given) // a refusal says that somebody came before the timer
    }
    if (isRunning(job.row.state) && attentionOf(job).includes('unroutable')) await this.give(jobId, { type: 'routeAgain', commandId: v7() })
    await this.rearm(tx, jobId, pinned, at)
  }

  private contextOf({ plan }: Pinned, at: Date): Context {
    return { plan, calendar, at: at.toISOString(), holders: holdersOn(this.office.directory, dayInShanghai(at)) }
  }

  /** After a look that wrote nothing: when to look again. */
  private async rearm(tx: Tx, jobId: string, pinned: Pinned, at: Date): Promise<void> {
    const { rows: [row] } = await tx.query<LoadedRow>({ ...LOAD, values: [COORDINATION, jobId, v7()] })
    if (!row?.timer_at || row.timer_at > at) return
    const job = inPlanOrder(jobOf(jobId, row), pinned.plan)
    await tx.query({ ...REARM, values: [COORDINATION, jobId, job.row.version, wakeAt(job, pinned.plan, at, calendar)] })
  }

  private async write(tx: Tx, before: Job, { step, job, out }: Decided, command: Command, hash: Buffer, pinned: Pinned, at: Date): Promise<boolean> {
    const messages = out.map((one) => wireMessage(one, { after: job, by: step?.by ?? null, pinned, at, calendar }))
    if (step === null) {
      if (messages.length > 0) await tx.query(insertOutbox(messages))
      if (messages.length > 0) this.office.wake()
      return true
    }
    const { tasks, late } = changedRows(before, job)
    const { row } = job
    const { rows } = await tx.query({
      ...(before.row.version === 0 ? OPEN : MOVE),
      values: [
        COORDINATION, row.id, before.row.version,
        row.state, row.blueprint.code, row.blueprint.version, row.region, row.receivedBy, row.submittedAt, row.endedAt,
        dueTextOf(job, at, calendar), wakeAt(job, pinned.plan, at, calendar), attentionOf(job), JSON.stringify(row),
        JSON.stringify(tasks.map((node) => taskRecord(job.tasks[node]!))),
        JSON.stringify(job.late.filter(({ commandId }) => late.includes(commandId)).map(lateRecord)),
        step.commandId, command.type, hash, step.by, step.at, JSON.stringify(step.events), newlyConcerned(before, job),
        ...columnsOf(messages),
      ],
    })
    if (rows.length !== 1) return false
    this.office.wake()
    return true
  }
}

/** Somebody was faster each time. No answer to a centre's message: it is taken again. */
export const isBusy = (answer: object): boolean => 'refused' in answer && answer.refused === 'busy'

/** What tells a repeated command from another under the same id. */
export const commandHash = (jobId: string, command: Command): Buffer => sha256(canonicalText({ jobId, command: JSON.parse(JSON.stringify(command)) }))

/** Statements that each take a connection for themselves: none is held while deciding, and the one that writes is its own transaction. */
export const eachStatement = (database: Database): Tx => ({ query: (statement) => database.inTenantEach(OURS, (tx) => tx.query(statement)) })

function answeredBefore({ answered_job: job, answered_no: no, answered_hash: known }: LoadedRow, commandId: string, hash: Buffer): { no: number } | Refusal | null {
  if (!job || !no || !known) return null
  return known.equals(hash) ? { no } : refuse('command-id-reused', { commandId })
}

const newlyConcerned = (before: Job, after: Job): string[] => {
  const known = new Set(before.row.version === 0 ? [] : concernedOf(before))
  return concernedOf(after).filter((centre) => !known.has(centre))
}

function isSameCommandMeanwhile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505' && 'constraint' in error && error.constraint === 'joint_step_command'
}

/** The messages' values as one list for each column of the outbox. */
function columnsOf(messages: readonly OutgoingMessage[]): unknown[][] {
  const rows = messages.map(outboxValues)
  return Array.from({ length: 11 }, (_, column) => rows.map((row) => row[column]))
}
