import { refuse, type Refusal } from '@tongban/kernel'
import type { Officer } from './commands.js'
import type { Context } from './context.js'
import type { Holding, Instant, Job, TaskRow } from './job.js'
import { actsOnJob, isRunning, jobAfter, type JobMove } from './job-transitions.js'
import { actsOnTask } from './task-transitions.js'

// What several commands are held to.

export function cannot(job: Job, act: string): Refusal {
  return refuse('job-state', { job: job.row.id, state: job.row.state, act, possible: actsOnJob(job.row.state) })
}

export function checkJob(job: Job, move: JobMove): Refusal | null {
  return jobAfter(job.row.state, move) ? null : cannot(job, move)
}

export function checkReason(reason: string, act: string): Refusal | null {
  return reason.trim() === '' ? refuse('reason-needed', { act }) : null
}

export function checkLead(by: Officer, context: Context, act: string): Refusal | null {
  const { lead } = context.plan
  return by.department === lead ? null : refuse('not-the-lead', { act, lead, department: by.department })
}

/** The task of a running job. */
export function findTask(job: Job, node: string, act: string): TaskRow | Refusal {
  if (!isRunning(job.row.state)) return cannot(job, act)
  return Object.hasOwn(job.tasks, node) ? job.tasks[node]! : noSuchTask(job, node)
}

/** The holding that a centre's message speaks of; another centre's epoch is not its own to speak of, whatever the state. */
export function findHolding(job: Job, command: { node: string; epoch: number; centre: string }): { task: TaskRow; held: Holding } | Refusal {
  const task = Object.hasOwn(job.tasks, command.node) ? job.tasks[command.node]! : undefined
  if (!task) return noSuchTask(job, command.node)
  const held = task.holdings.find(({ epoch }) => epoch === command.epoch)
  if (!held) return refuse('no-such-epoch', { job: job.row.id, node: command.node, epoch: command.epoch, current: task.epoch })
  if (held.centre !== command.centre) return refuse('wrong-centre', { job: job.row.id, node: command.node, centre: command.centre, epoch: command.epoch })
  return { task, held }
}

export function taskState(job: Job, task: TaskRow, act: string): Refusal {
  return refuse('task-state', { job: job.row.id, node: task.node, state: task.state, act, possible: actsOnTask(task.state) })
}

/** When something happened elsewhere: never before it was offered there, never after we heard of it. Another house's clock may be wrong. */
export function within(occurredAt: Instant, from: Instant, to: Instant): Instant {
  return occurredAt < from ? from : occurredAt > to ? to : occurredAt
}

function noSuchTask(job: Job, node: string): Refusal {
  return refuse('no-such-task', { job: job.row.id, node })
}
