import { dayInShanghai, formatDay, startOfDayInShanghai, type Calendar } from '@tongban/kernel'
import { jobDue } from '../core/clocks.js'
import { holdingOf, type Job } from '../core/job.js'
import { isRunning } from '../core/job-transitions.js'
import type { Plan } from '../core/plan.js'
import { isOpen } from '../core/task-transitions.js'
import { timersOf } from '../core/timers.js'

/** What a coordinator has to look at, and why. */
export const attentions = ['away', 'escalated', 'unroutable', 'objection', 'late-decision'] as const
export type Attention = (typeof attentions)[number]

export function attentionOf({ row, tasks, late }: Job): Attention[] {
  const all = isRunning(row.state) ? Object.values(tasks) : []
  const open = all.filter(({ state }) => isOpen(state))
  const wanted: Record<Attention, boolean> = {
    away: open.some((task) => task.state === 'offered' && holdingOf(task)?.awayRaisedAt != null),
    escalated: open.some(({ escalatedAt }) => escalatedAt !== null),
    unroutable: all.some(({ state, unroutable }) => state === 'waiting' && unroutable),
    objection: all.some(({ objection }) => objection === 'standing'),
    'late-decision': late.some(({ settled }) => settled === null),
  }
  return attentions.filter((attention) => wanted[attention])
}

/** Whose job it is, for those who may read only their own centres': who received it, and whoever was ever offered a task of it. */
export const concernedOf = ({ row, tasks }: Job): string[] =>
  [...new Set([row.receivedBy, ...Object.values(tasks).flatMap(({ holdings }) => holdings.map(({ centre }) => centre))])].sort()

/** The job's last day for lists; null before acceptance and while everything open stands. */
export function dueTextOf(job: Job, at: Date, calendar: Calendar): string | null {
  const due = jobDue(job, dayInShanghai(at), calendar)
  return due && formatDay(due.date)
}

/** When to look at a job again without anybody's word. Powers change with the day, so what nobody holds is asked for again each morning. */
export function wakeAt(job: Job, plan: Plan, at: Date, calendar: Calendar): Date | null {
  const instants = timersOf(job, plan, calendar).map((timer) => Date.parse(timer.at))
  if (attentionOf(job).includes('unroutable')) instants.push(startOfDayInShanghai(dayInShanghai(at) + 1).getTime())
  return instants.length === 0 ? null : new Date(Math.min(...instants))
}
