import type { Job, TaskRow } from './job.js'
import { holdingOf } from './job.js'
import { isRunning } from './job-transitions.js'
import { missingPapers } from './papers.js'
import type { Plan } from './plan.js'
import { isOpen } from './task-transitions.js'

/** Something a job waits for. */
export type NextThing =
  | { thing: 'to-complete'; missing: number }
  | { thing: 'to-accept' }
  | { thing: 'applicant'; missing: number; completeBy: number | null }
  | { thing: 'objection' | 'unroutable' | 'in-work'; node: string }
  | { thing: 'away' | 'overdue' | 'underway'; node: string; centre: string }
  | { thing: 'late-decision'; node: string; centre: string }
  | { thing: 'supplement'; missing: number }

/** The most urgent first: what stops the job until a person acts, then what has waited too long, then what is simply being worked on. */
const order = ['to-complete', 'to-accept', 'objection', 'unroutable', 'away', 'overdue', 'late-decision', 'applicant', 'supplement', 'underway', 'in-work'] as const satisfies NextThing['thing'][]

/** What a job waits for as it stands. Nothing once it has ended, but for decisions that came too late and are not settled. */
export function nextThings(job: Job, plan: Plan): NextThing[] {
  const { state, request } = job.row
  const missing = missingPapers(plan, job).length
  const things: NextThing[] = job.late.filter(({ settled }) => settled === null).map(({ node, centre }) => ({ thing: 'late-decision', node, centre }))
  if (state === 'submitted') things.push(missing > 0 ? { thing: 'to-complete', missing } : { thing: 'to-accept' })
  if (state === 'correction') things.push({ thing: 'applicant', missing: request?.papers.length ?? 0, completeBy: request?.completeBy ?? null })
  if (isRunning(state)) {
    if (request?.kind === 'supplement') things.push({ thing: 'supplement', missing: request.papers.length })
    things.push(...plan.order.flatMap(({ id }) => nextOfTask(job.tasks[id])))
  }
  return things.sort((a, b) => order.indexOf(a.thing) - order.indexOf(b.thing))
}

function nextOfTask(task: TaskRow | undefined): NextThing[] {
  if (!task) return []
  const { node } = task
  if (task.objection === 'standing') return [{ thing: 'objection', node }]
  if (task.state === 'waiting') return task.unroutable ? [{ thing: 'unroutable', node }] : []
  const held = holdingOf(task)
  if (!isOpen(task.state) || !held) return []
  if (task.state === 'offered' && held.awayRaisedAt !== null) return [{ thing: 'away', node, centre: held.centre }]
  if (task.escalatedAt !== null) return [{ thing: 'overdue', node, centre: held.centre }]
  return [task.state === 'offered' ? { thing: 'underway', node, centre: held.centre } : { thing: 'in-work', node }]
}
