import type { StepKind } from './act-rules.js'
import type { Change, Kase, Stage } from './case.js'
import { nextOfCentreTask, type CentreTaskMove, type CentreTaskState } from './centre-task.js'
import type { Task } from './task.js'
import { isClosed } from './transitions.js'

/** What coordination says of a task that it offered. */
export type News =
  | { type: 'confirmed'; commandId: string; at: string }
  | { type: 'late'; commandId: string; why: string; at: string }
  | { type: 'cancelled'; why: string; at: string }
  | { type: 'reminded'; no: number; by: string; at: string }
  | { type: 'not-taken'; commandId: string; code: string; at: string }

/** The step that news becomes and what it changes; null where it is known already or comes to nothing. */
export type Heard = { step: { kind: StepKind; stage: Stage; reason: string | null }; change: Change } | null

const REMINDERS_KEPT = 100

/** Where the task of a case stands towards coordination; what may follow what is `centre-task.ts`'s table. */
export function standingOf({ state, task }: Pick<Kase, 'state' | 'task'>): CentreTaskState {
  if (task?.decision?.confirmedAt) return 'confirmed'
  if (task?.decision?.late) return 'late'
  if (task?.decision) return 'unconfirmed'
  return state === 'cancelled' ? 'cancelled' : state === 'received' ? 'received' : 'claimed'
}

/**
 * What a case makes of news about its task. Each is heard once however often it comes. A task taken back while its decision was under way waits for the
 * answer to the decision, which then closes the case.
 */
export function hearOfTask(kase: Kase, news: News): Heard {
  const task = kase.task
  if (!task) throw new Error(`case ${kase.id} has no task`)
  switch (news.type) {
    case 'confirmed': return confirmed(kase, task, news)
    case 'late': return late(kase, task, news)
    case 'cancelled': return may(kase, 'cancel') ? end(task, { kind: 'task-cancelled', stage: 'acceptance', reason: news.why }, news) : null
    case 'reminded': return reminded(kase, task, news)
    case 'not-taken': return notTaken(kase, task, news)
  }
}

function confirmed(kase: Kase, task: Task, { commandId, at }: { commandId: string; at: string }): Heard {
  if (task.decision?.commandId !== commandId || !may(kase, 'confirm')) return null
  return { step: { kind: 'decision-confirmed', stage: 'approval', reason: null }, change: { state: kase.state, task: { ...task, decision: { ...task.decision, confirmedAt: at } } } }
}

function late(kase: Kase, task: Task, news: { commandId: string; why: string; at: string }): Heard {
  if (task.decision?.commandId !== news.commandId || !may(kase, 'comeLate')) return null
  return end({ ...task, decision: { ...task.decision, late: news.why } }, { kind: 'decision-late', stage: 'approval', reason: news.why }, news)
}

const may = (kase: Kase, move: CentreTaskMove) => move in nextOfCentreTask[standingOf(kase)]

/** The case of a task that is this centre's no more. */
function end(task: Task, step: NonNullable<Heard>['step'], { why, at }: { why: string; at: string }): Heard {
  return { step, change: { state: 'cancelled', closedAt: new Date(at), task: { ...task, ended: { why, at } } } }
}

function reminded(kase: Kase, task: Task, { no, by, at }: { no: number; by: string; at: string }): Heard {
  if (isClosed(kase.state, task.kind) || task.reminders.some((known) => known.no === no)) return null
  return { step: { kind: 'reminded', stage: 'handling', reason: null }, change: { state: kase.state, task: { ...task, reminders: [...task.reminders, { no, by, at }].slice(-REMINDERS_KEPT) } } }
}

/** Coordination did not take what was told: a decision is taken back so that it can be put right, a request for papers is as if it had not been made. */
function notTaken(kase: Kase, task: Task, { commandId, code }: { commandId: string; code: string }): Heard {
  const step = (stage: Stage) => ({ kind: 'not-taken' as const, stage, reason: code })
  if (task.decision?.commandId === commandId && standingOf(kase) === 'unconfirmed')
    return { step: step('approval'), change: { state: 'reviewed', task: { ...task, decision: null } } }
  if (kase.state === 'cancelled' || !task.requests.some((request) => request.commandId === commandId)) return null
  return { step: step('handling'), change: { state: kase.state, task: { ...task, requests: task.requests.filter((request) => request.commandId !== commandId) } } }
}
