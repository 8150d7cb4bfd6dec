import { consumed, dueOf, type Calendar, type Day } from '@tongban/kernel'
import { dayOf, taskClock } from './clocks.js'
import { dueAfter } from './expected-due.js'
import { holdingOf, type Job, type TaskRow } from './job.js'
import type { Plan, PlanNode } from './plan.js'
import { mayLapse, receivedAt, silenceUntil } from './silence.js'
import { isClosed } from './task-transitions.js'

export interface CriticalPath {
  /** When the job ends if everything still to be done takes its limit, and what is late already ends today. */
  finish: Day
  /** The nodes that decide it, in order. */
  nodes: string[]
  /** The first of them that is not closed: what the job waits for; null when nothing is left. */
  blocking: string | null
  /** Working days each node could take longer without moving the finish. Closed ones have none to give. */
  slack: Record<string, number>
}

/** The longest way through the job as it stands on a day: closed tasks took what they took, open ones run to their due day, the rest take their limits. */
export function criticalPath(job: Job, plan: Plan, on: Day, calendar: Calendar): CriticalPath {
  const finish = new Map<string, Day>()
  const begin = new Map<string, Day>()
  const live = plan.order.filter(({ id }) => !['cancelled', 'skipped'].includes(job.tasks[id]!.state))
  const before = (id: string) => plan.into.get(id)!.map(({ from }) => from).filter((from) => finish.has(from))
  for (const node of live) {
    const task = job.tasks[node.id]!
    const start = Math.max(job.row.clock!.start, ...before(node.id).map((from) => finish.get(from)!))
    begin.set(node.id, start)
    if (task.closedAt !== null) finish.set(node.id, dayOf(task.closedAt))
    else if (task.holdings.length > 0) finish.set(node.id, Math.max(on, openUntil(task, node, on, calendar)))
    else finish.set(node.id, dueAfter(node, Math.max(on, start), calendar))
  }
  const end = Math.max(job.row.clock!.start, ...finish.values())
  const nodes: string[] = []
  let at = live.findLast(({ id }) => finish.get(id) === end)?.id
  while (at !== undefined) {
    nodes.unshift(at)
    const froms: string[] = before(at)
    at = froms.length === 0 ? undefined : froms.reduce((a, b) => (finish.get(b)! > finish.get(a)! ? b : a))
  }
  return { finish: end, nodes, blocking: nodes.find((id) => !isClosed(job.tasks[id]!.state)) ?? null, slack: slackOf() }

  /** Counted back from the end: what a node can give is what is left until the next must begin. */
  function slackOf() {
    const latest = new Map<string, Day>()
    for (const { id } of [...live].reverse()) {
      const after = live.filter((other) => plan.into.get(other.id)!.some(({ from }) => from === id)).map((other) => other.id)
      latest.set(id, Math.min(end, ...after.map((other) => latest.get(other)! - (finish.get(other)! - begin.get(other)!))))
    }
    const clock = { limit: 0, unit: 'wd' as const, extensions: [], pauses: [], calendarVersion: calendar.version }
    const spare = (id: string) => (isClosed(job.tasks[id]!.state) ? 0 : consumed({ ...clock, start: finish.get(id)! }, latest.get(id)!, calendar))
    return Object.fromEntries(live.map(({ id }) => [id, spare(id)]))
  }
}

/** An open task's last day: of its own clock, or of the silence that becomes consent, counted from when it was received, at the soonest today. What stands openly is taken to run on from today. */
function openUntil(task: TaskRow, node: PlanNode, on: Day, calendar: Calendar): Day {
  const pauses = task.pauses.map((pause) => ({ ...pause, to: pause.to ?? Math.max(on, pause.from) }))
  const limit = dueOf({ ...taskClock(task, node, calendar)!, pauses }, calendar)!.date
  if (!mayLapse(node)) return limit
  const received = receivedAt(holdingOf(task)!)
  return Math.min(limit, silenceUntil(node, received === null ? on : dayOf(received), pauses, calendar)!.date)
}
