import { refuse, type Refusal } from '@tongban/kernel'

/** A centre's own record of a joint task it was offered, one for each epoch. Coordination's is the word on what counts; this one says what was heard of it. */
export interface CentreTask {
  job: string
  node: string
  epoch: number
  /** False: something that follows the offer was heard of before it. */
  offered: boolean
  state: CentreTaskState
  officer: string | null
  decision: { commandId: string; decision: TaskDecision; at: string; reason: string | null } | null
  /** Pauses that coordination began, by id. */
  pauses: Readonly<Record<string, 'open' | 'over'>>
}

export const centreTaskStates = ['received', 'claimed', 'unconfirmed', 'confirmed', 'late', 'cancelled'] as const
export type CentreTaskState = (typeof centreTaskStates)[number]
export type TaskDecision = 'approve' | 'refuse' | 'consent' | 'object'

export const centreTaskMoves = ['claim', 'decide', 'confirm', 'comeLate', 'cancel'] as const
export type CentreTaskMove = (typeof centreTaskMoves)[number]

/**
 * What may follow what. A decision is unconfirmed, and nothing is concluded or issued, until coordination answers for its epoch. One that was taken
 * back while the decision was under way stays unconfirmed: the answer, that it came late, is certain to follow.
 */
export const nextOfCentreTask = {
  received: { claim: 'claimed', cancel: 'cancelled' },
  claimed: { decide: 'unconfirmed', cancel: 'cancelled' },
  unconfirmed: { confirm: 'confirmed', comeLate: 'late' },
  confirmed: {},
  late: {},
  cancelled: {},
} as const satisfies Record<CentreTaskState, Partial<Record<CentreTaskMove, CentreTaskState>>>

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
  | { type: 'joint.task-decided.v1'; body: Of & { commandId: string; decision: TaskDecision; reason: string | null; occurredAt: string } }

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

/** Whether the case of the task may be concluded and its result handed out. */
export const mayConclude = (task: CentreTask): boolean => task.state === 'confirmed'

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
  return refuse('joint-task-state', { job: task.job, node: task.node, state: task.state, act, possible: Object.keys(nextOfCentreTask[task.state]) })
}
