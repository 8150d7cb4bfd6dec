import { dayInShanghai } from '@tongban/kernel'
import type { JobEvent, Step } from './events.js'
import { holdingOf, waitingTask, type Holding, type Instant, type Job, type JobRow, type TaskRow } from './job.js'
import { jobAfter, isEnded } from './job-transitions.js'
import { taskAfter, type TaskMove } from './task-transitions.js'

/** A job after one more step. Folding all of its steps from `draft(id)` gives its rows. */
export function fold(job: Job, step: Step): Job {
  const after = step.events.reduce((sofar, event) => apply(sofar, event, step.at), job)
  return { ...after, row: { ...after.row, version: step.no }, commands: [...after.commands, step.commandId] }
}

/** One fact applied. It never refuses: what may happen was decided before. */
export function apply(job: Job, event: JobEvent, at: Instant): Job {
  const row = (change: Partial<JobRow>): Job => ({ ...job, row: { ...job.row, ...change } })
  const task = (node: string, change: (task: TaskRow) => TaskRow): Job => ({ ...job, tasks: { ...job.tasks, [node]: change(job.tasks[node]!) } })
  switch (event.type) {
    case 'job-submitted': {
      const { blueprint, region, receivedBy, subjectKeys, subjectKeyVersion, occurredAt } = event
      return row({ state: 'submitted', blueprint, region, receivedBy, subjectKeys, subjectKeyVersion, submittedAt: occurredAt })
    }
    case 'job-accepted':
      return { ...row({ state: 'accepted', acceptedAt: at, clock: event.clock }), tasks: Object.fromEntries(event.nodes.map((node) => [node, waitingTask(node)])) }
    case 'job-moved': {
      const state = jobAfter(job.row.state, event.move)!
      return row({ state, ...(isEnded(state) ? { endedAt: at, request: null } : {}) })
    }
    case 'papers-requested': return row({ request: event.request })
    case 'papers-received': return row({ papers: [...job.row.papers, ...event.papers.map((key) => ({ key, centre: event.centre, at }))] })
    case 'papers-struck': return row({ papers: job.row.papers.filter(({ key }) => !event.papers.includes(key)) })
    case 'request-closed': return row({ request: null })
    case 'task-offered':
      return task(event.node, (was) => ({
        ...moved(was, 'offer'), state: 'offered', epoch: event.epoch, unroutable: false,
        holdings: [...was.holdings, { epoch: event.epoch, centre: event.centre, tier: event.tier, offeredAt: at, receivedAt: null, claimedAt: null, officer: null, decidedAt: null, endedAt: null, awayRaisedAt: null }],
      }))
    case 'task-unroutable': return task(event.node, (was) => ({ ...was, unroutable: true }))
    case 'task-received':
      return task(event.node, (was) => holding(current(was, event.epoch) ? moved(was, 'receive') : was, event.epoch, { receivedAt: event.occurredAt }))
    case 'task-claimed':
      return task(event.node, (was) => holding(current(was, event.epoch) ? moved(was, 'claim') : was, event.epoch, { claimedAt: event.occurredAt, officer: event.officer }))
    case 'task-paused': return task(event.node, (was) => ({ ...moved(was, 'pause'), pauses: [...was.pauses, event.pause] }))
    case 'task-resumed':
      return task(event.node, (was) => {
        const pauses = [...was.pauses.filter(({ id }) => id !== event.pause.id), event.pause]
        return { ...(pauses.every(({ to }) => to !== null) ? moved(was, 'resume') : was), pauses }
      })
    case 'task-decided':
      return task(event.node, (was) => ({
        ...closed(holding(was, event.decision.epoch, { decidedAt: event.decision.at }), event.decision.decision, at),
        decision: event.decision, objection: event.decision.decision === 'object' ? 'standing' : null,
      }))
    case 'consent-deemed': return task(event.node, (was) => closed(was, 'deemConsent', at))
    case 'task-cancelled': return task(event.node, (was) => closed(was, 'cancel', at))
    case 'task-skipped': return task(event.node, (was) => closed(was, 'skip', at))
    case 'task-reassigned': return task(event.node, (was) => standDown(was, at))
    case 'task-reminded': return task(event.node, (was) => ({ ...was, reminders: was.reminders + 1 }))
    case 'task-escalated': return task(event.node, (was) => ({ ...was, escalatedAt: at }))
    case 'away-raised': return task(event.node, (was) => holding(was, was.epoch, { awayRaisedAt: at }))
    case 'objection-settled': return task(event.node, (was) => ({ ...was, objection: event.as }))
    case 'decision-late': return { ...job, late: [...job.late, event.late] }
    case 'late-settled': {
      const { by, resolution, reason } = event
      return { ...job, late: job.late.map((late) => (late.commandId === event.late ? { ...late, settled: { by, at, resolution, reason } } : late)) }
    }
    default: return event satisfies never
  }
}

const current = (task: TaskRow, epoch: number) => epoch === task.epoch

/** A move that cannot follow leaves the state: news of what was overtaken. */
function moved(task: TaskRow, move: TaskMove): TaskRow {
  return { ...task, state: taskAfter(task.state, move) ?? task.state }
}

function closed(task: TaskRow, move: TaskMove, at: Instant): TaskRow {
  return { ...standDown(moved(task, move), at), closedAt: at }
}

/** The centre that held it holds it no more: its pauses end with it. */
function standDown(task: TaskRow, at: Instant): TaskRow {
  const today = dayInShanghai(new Date(at))
  const pauses = task.pauses.map((pause) => (pause.to === null ? { ...pause, to: Math.max(pause.from, today) } : pause))
  const last = holdingOf(task)
  return last && last.endedAt === null ? holding({ ...task, pauses }, last.epoch, { endedAt: at }) : { ...task, pauses }
}

function holding(task: TaskRow, epoch: number, change: Partial<Holding>): TaskRow {
  return { ...task, holdings: task.holdings.map((held) => (held.epoch === epoch ? { ...held, ...change } : held)) }
}
