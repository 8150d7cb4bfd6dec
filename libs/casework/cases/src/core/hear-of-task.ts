import { dueOf, type Calendar, type Day } from '@tongban/kernel'
import type { StepKind } from './act-rules.js'
import type { Change, Kase, RunningClock, Stage } from './case.js'
import { nextOfCentreTask, type CentreTaskMove, type CentreTaskState } from './centre-task.js'
import { paperKey, type PaperKey, type Task, type TaskPause } from './task.js'
import { isClosed } from './transitions.js'

/** What coordination says of a task that it offered. */
export type News =
  | { type: 'confirmed'; commandId: string; at: string }
  | { type: 'late'; commandId: string; why: string; at: string }
  | { type: 'cancelled'; why: string; at: string }
  | { type: 'reminded'; no: number; by: string; at: string }
  | { type: 'not-taken'; commandId: string; code: string; at: string }
  | { type: 'clock-stopped'; pause: string; reason: string; from: Day }
  | { type: 'clock-restarted'; pause: string; to: Day }
  | { type: 'papers-forwarded'; papers: PaperKey[]; from: string }

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
export function hearOfTask(kase: Kase, news: News, calendar: Calendar): Heard {
  const task = kase.task
  if (!task) throw new Error(`case ${kase.id} has no task`)
  switch (news.type) {
    case 'confirmed': return confirmed(kase, task, news)
    case 'late': return late(kase, task, news)
    case 'cancelled': return may(kase, 'cancel') ? end(task, { kind: 'task-cancelled', stage: 'acceptance', reason: news.why }, news) : null
    case 'reminded': return reminded(kase, task, news)
    case 'not-taken': return notTaken(kase, task, news)
    case 'clock-stopped': return stopped(kase, task, news, calendar)
    case 'clock-restarted': return restarted(kase, task, news, calendar)
    case 'papers-forwarded': return forwarded(kase, task, news)
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

function stopped(kase: Kase, task: Task, { pause: id, reason, from }: { pause: string; reason: string; from: Day }, calendar: Calendar): Heard {
  if (isClosed(kase.state, task.kind) || task.pauses.some((known) => known.id === id)) return null
  return paused(kase, task, [...task.pauses, { id, reason, from, to: null }], { kind: 'clock-stopped', stage: 'handling', reason }, calendar)
}

function restarted(kase: Kase, task: Task, { pause: id, to }: { pause: string; to: Day }, calendar: Calendar): Heard {
  const known = task.pauses.find((pause) => pause.id === id && pause.to === null)
  if (!known || isClosed(kase.state, task.kind)) return null
  return paused(kase, task, task.pauses.map((pause) => (pause === known ? { ...pause, to } : pause)), { kind: 'clock-restarted', stage: 'handling', reason: known.reason }, calendar)
}

/** Both clocks stand where coordination says so; what stood them still under centres before stays. */
function paused(kase: Kase, task: Task, pauses: TaskPause[], step: NonNullable<Heard>['step'], calendar: Calendar): Heard {
  const before = (clock: RunningClock) => clock.clock.pauses.slice(0, clock.clock.pauses.length - task.pauses.length)
  const run = (clock: RunningClock | null): RunningClock | null => {
    if (!clock) return null
    const running = { ...clock.clock, pauses: [...before(clock), ...pauses.map(({ from, to }) => ({ from, to }))] }
    return { clock: running, due: dueOf(running, calendar) }
  }
  return { step, change: { state: kase.state, promised: run(kase.promised), statutory: run(kase.statutory), task: { ...task, pauses } } }
}

/** Papers of the node came in elsewhere: they are not asked for any more. */
function forwarded(kase: Kase, task: Task, { papers, from }: { papers: PaperKey[]; from: string }): Heard {
  const known = new Set(task.forwarded.map(paperKey))
  const came = new Set(papers.map(paperKey))
  const asked = task.requests.some((request) => request.papers.some((paper) => came.has(paperKey(paper))))
  const fresh = papers.filter((paper) => !known.has(paperKey(paper)))
  if (isClosed(kase.state, task.kind) || (fresh.length === 0 && !asked)) return null
  const requests = task.requests.map((request) => ({ ...request, papers: request.papers.filter((paper) => !came.has(paperKey(paper))) })).filter((request) => request.papers.length > 0)
  return { step: { kind: 'papers-forwarded', stage: 'handling', reason: from }, change: { state: kase.state, task: { ...task, requests, forwarded: [...task.forwarded, ...fresh] } } }
}
