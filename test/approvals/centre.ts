import { nextOfCentreTask, type CentreTaskMove, type CentreTaskState } from '@tongban/cases'
import type { Decision } from '@tongban/approvals'
import { refuse, type Refusal } from '@tongban/kernel'

/**
 * A centre reduced to what it says and hears of one task at one epoch, by the table that real cases go by: enough for thousands of networks a minute,
 * where a real centre brings a database.
 */
export interface CentreTask {
  job: string
  node: string
  epoch: number
  /** False: something that follows the offer was heard of before it. */
  offered: boolean
  state: CentreTaskState
  officer: string | null
  decision: { commandId: string; decision: Decision; at: string; reason: string | null } | null
  /** Pauses that coordination began, by id. */
  pauses: Readonly<Record<string, 'open' | 'over'>>
}

interface Of {
  job: string
  node: string
  epoch: number
}

/** What of coordination's messages changes the record. */
export type TaskNews =
  | { type: 'joint.task-offered.v1'; body: Of }
  | { type: 'joint.task-decision-accepted.v1'; body: Of & { commandId: string } }
  | { type: 'joint.task-decision-late.v1'; body: Of & { commandId: string } }
  | { type: 'joint.task-cancelled.v1'; body: Of }
  | { type: 'joint.task-clock-stopped.v1'; body: Of & { pause: string } }
  | { type: 'joint.task-clock-restarted.v1'; body: Of & { pause: string } }

/** What a centre tells coordination, on coordination's inbox. */
export type TaskWord =
  | { type: 'joint.task-received.v1'; body: Of & { occurredAt: string } }
  | { type: 'joint.task-claimed.v1'; body: Of & { officer: string; occurredAt: string } }
  | { type: 'joint.task-decided.v1'; body: Of & { commandId: string; decision: Decision; reason: string | null; occurredAt: string } }

export interface Taken {
  task: CentreTask
  out: TaskWord[]
}

/**
 * Takes what coordination says of a task at one epoch. Messages may come twice, late, or before the one they follow: a task taken back before its offer
 * arrived is kept as cancelled, and the offer then opens nothing. `task` unchanged: nothing to write.
 */
export function takeNews(task: CentreTask | null, { type, body }: TaskNews, at: string): Taken {
  const known = task ?? { job: body.job, node: body.node, epoch: body.epoch, offered: false, state: 'received' as const, officer: null, decision: null, pauses: {} }
  switch (type) {
    case 'joint.task-offered.v1':
      if (known.offered) return { task: known, out: [] }
      if (known.state !== 'received') return { task: { ...known, offered: true }, out: [] }
      return { task: { ...known, offered: true }, out: [{ type: 'joint.task-received.v1', body: { job: body.job, node: body.node, epoch: body.epoch, occurredAt: at } }] }
    case 'joint.task-cancelled.v1': return { task: task ? moved(task, 'cancel') : { ...known, state: 'cancelled' }, out: [] }
    case 'joint.task-decision-accepted.v1': return { task: answered(known, body.commandId, 'confirm'), out: [] }
    case 'joint.task-decision-late.v1': return { task: answered(known, body.commandId, 'comeLate'), out: [] }
    case 'joint.task-clock-stopped.v1': return { task: known.pauses[body.pause] ? known : { ...known, pauses: { ...known.pauses, [body.pause]: 'open' } }, out: [] }
    case 'joint.task-clock-restarted.v1': return { task: { ...known, pauses: { ...known.pauses, [body.pause]: 'over' } }, out: [] }
  }
}

/** An officer takes the task up. */
export function claim(task: CentreTask, officer: string, at: string): Taken | Refusal {
  if (!task.offered || !after(task.state, 'claim')) return over(task, 'claim')
  const { job, node, epoch } = task
  return { task: { ...task, state: 'claimed', officer }, out: [{ type: 'joint.task-claimed.v1', body: { job, node, epoch, officer, occurredAt: at } }] }
}

/** The centre's decision. It binds the centre and is unconfirmed until coordination answers. */
export function decide(task: CentreTask, decision: NonNullable<CentreTask['decision']>): Taken | Refusal {
  if (!after(task.state, 'decide')) return over(task, 'decide')
  const { job, node, epoch } = task
  const { commandId, at, reason } = decision
  return {
    task: { ...task, state: 'unconfirmed', decision },
    out: [{ type: 'joint.task-decided.v1', body: { job, node, epoch, commandId, decision: decision.decision, reason, occurredAt: at } }],
  }
}

const after = (state: CentreTaskState, move: CentreTaskMove) => (nextOfCentreTask[state] as Partial<Record<CentreTaskMove, CentreTaskState>>)[move]

function moved(task: CentreTask, move: CentreTaskMove): CentreTask {
  const state = after(task.state, move)
  return state ? { ...task, state } : task
}

/** Only the answer to this centre's own decision moves it. */
function answered(task: CentreTask, commandId: string, move: 'confirm' | 'comeLate'): CentreTask {
  return task.decision?.commandId === commandId ? moved(task, move) : task
}

function over(task: CentreTask, act: string): Refusal {
  return refuse('task-state', { job: task.job, node: task.node, state: task.state, act, possible: Object.keys(nextOfCentreTask[task.state]) })
}
