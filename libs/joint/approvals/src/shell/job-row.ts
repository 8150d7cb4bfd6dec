import { draft, holdingOf, type Job, type JobRow, type LateDecision, type TaskRow } from '../core/job.js'
import { isOpen } from '../core/task-transitions.js'
import type { Plan } from '../core/plan.js'

/** What LOAD reads: always one row, with a null job where there is none. */
export interface LoadedRow {
  job: JobRow | null
  timer_at: Date | null
  tasks: Record<string, TaskRow> | null
  late: LateDecision[] | null
  answered_job: string | null
  answered_no: number | null
  answered_hash: Buffer | null
}

/** The job as loaded, or as a draft where nobody has submitted it. Tasks in the order of their plan, whatever order the rows came in. */
export function jobOf(id: string, { job, tasks, late }: Pick<LoadedRow, 'job' | 'tasks' | 'late'>, commands: readonly string[] = []): Job {
  return job ? { row: job, tasks: tasks ?? {}, late: late ?? [], commands } : { ...draft(id), commands }
}

export const inPlanOrder = (job: Job, plan: Plan): Job =>
  ({ ...job, tasks: Object.fromEntries(plan.order.flatMap(({ id }) => (job.tasks[id] ? [[id, job.tasks[id]]] : []))) })

/** What lists look for in a task, beside its row. */
export const taskRecord = (task: TaskRow) =>
  ({ node: task.node, state: task.state, epoch: task.epoch, holder: holdingOf(task)?.centre ?? null, open: isOpen(task.state), row: task })

export const lateRecord = (late: LateDecision) => ({ command_id: late.commandId, at: late.at, settled: late.settled !== null, row: late })
