import type { Job, TaskRow } from './job.js'
import { isRunning, jobAfter } from './job-transitions.js'
import { missingPapers } from './papers.js'
import type { Plan } from './plan.js'
import { taskAfter } from './task-transitions.js'

/** What a coordinator does, by the names of the graph's mutations. */
export const coordinatorActs = ['acceptJob', 'declineJob', 'requestCorrection', 'reassignTask', 'overrideObjection', 'upholdObjection', 'remindTask', 'settleLate'] as const
export type CoordinatorAct = (typeof coordinatorActs)[number]

/** Who looks: what is not theirs to do is not offered. */
export interface Viewer {
  coordinator: boolean
  department: string | null
}

/** What the viewer can do about the whole job now: each is answered by a step, given a reason where it needs one. */
export function actsOnWhole(job: Job, plan: Plan, { coordinator }: Viewer): CoordinatorAct[] {
  if (!coordinator) return []
  const { state } = job.row
  const may: Partial<Record<CoordinatorAct, boolean>> = {
    acceptJob: jobAfter(state, 'accept') !== undefined && missingPapers(plan, job).length === 0,
    declineJob: jobAfter(state, 'decline') !== undefined,
    requestCorrection: jobAfter(state, 'requestCorrection') !== undefined,
    settleLate: job.late.some(({ settled }) => settled === null),
  }
  return coordinatorActs.filter((act) => may[act])
}

/** What the viewer can do about a task now; `takers`: to whom it could be given. */
export function actsOnNode(job: Job, task: TaskRow | undefined, plan: Plan, { coordinator, department }: Viewer, takers: readonly string[]): CoordinatorAct[] {
  if (!coordinator || !task || !isRunning(job.row.state)) return []
  const held = taskAfter(task.state, 'reassign') !== undefined
  const settles = task.objection === 'standing' && department === plan.lead
  const may: Partial<Record<CoordinatorAct, boolean>> = { reassignTask: held && takers.length > 0, overrideObjection: settles, upholdObjection: settles, remindTask: held }
  return coordinatorActs.filter((act) => may[act])
}
