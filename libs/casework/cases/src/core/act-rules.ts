import type { Stage } from './case.js'
import type { CaseAct, CaseState } from './transitions.js'

export interface ActRule {
  /** How the step is called in the history and on the wire. */
  kind: StepKind
  /** The stage whose post the actor must hold. */
  stage: Stage
  /** The legal basis unless the officer names a closer one; null: the officer must name it. */
  basis: string | null
  /** Whether the act itself needs a reason; recording late always does. */
  reason: boolean
}

export type StepKind =
  | 'application-received' | 'missing-notified' | 'papers-completed' | 'accepted' | 'not-accepted' | 'handled' | 'reviewed'
  | 'approved' | 'refused' | 'sent-back' | 'concluded' | 'delivered' | 'withdrawn' | 'lapsed'
  | 'claimed' | 'papers-requested' | 'consented' | 'objected'
  | 'offered' | 'decision-confirmed' | 'decision-late' | 'task-cancelled' | 'reminded' | 'not-taken' | 'clock-stopped' | 'clock-restarted' | 'papers-forwarded'

const LICENSING_LAW = '《中华人民共和国行政许可法》'

/** Joint handling: one centre receives, and each department decides for itself. What coordination says of a task rests on it. */
export const JOINT_HANDLING = `${LICENSING_LAW}第二十六条第二款`

/** Receiving is the one act without a case before it. */
export const receiving: ActRule = { kind: 'application-received', stage: 'acceptance', basis: `${LICENSING_LAW}第二十九条`, reason: false }

export const actRules = {
  notifyMissing: { kind: 'missing-notified', stage: 'acceptance', basis: `${LICENSING_LAW}第三十二条第一款第(四)项`, reason: false },
  completePapers: { kind: 'papers-completed', stage: 'acceptance', basis: `${LICENSING_LAW}第三十二条第一款第(五)项`, reason: false },
  acceptCase: { kind: 'accepted', stage: 'acceptance', basis: `${LICENSING_LAW}第三十二条第一款第(五)项`, reason: false },
  declineCase: { kind: 'not-accepted', stage: 'acceptance', basis: null, reason: true },
  handleCase: { kind: 'handled', stage: 'handling', basis: `${LICENSING_LAW}第三十四条`, reason: false },
  reviewCase: { kind: 'reviewed', stage: 'review', basis: `${LICENSING_LAW}第三十四条`, reason: false },
  approveCase: { kind: 'approved', stage: 'approval', basis: `${LICENSING_LAW}第三十八条第一款`, reason: false },
  refuseCase: { kind: 'refused', stage: 'approval', basis: null, reason: true },
  sendBackCase: { kind: 'sent-back', stage: 'review', basis: `${LICENSING_LAW}第三十四条`, reason: true },
  concludeCase: { kind: 'concluded', stage: 'conclusion', basis: `${LICENSING_LAW}第三十九条`, reason: false },
  deliverCase: { kind: 'delivered', stage: 'delivery', basis: `${LICENSING_LAW}第四十四条`, reason: false },
  withdrawCase: { kind: 'withdrawn', stage: 'acceptance', basis: `${LICENSING_LAW}第七条`, reason: true },
  lapseCase: { kind: 'lapsed', stage: 'acceptance', basis: `${LICENSING_LAW}第三十二条第一款第(四)项`, reason: false },
  claimTask: { kind: 'claimed', stage: 'acceptance', basis: JOINT_HANDLING, reason: false },
  requestTaskPapers: { kind: 'papers-requested', stage: 'handling', basis: `${LICENSING_LAW}第三十一条`, reason: true },
} as const satisfies Record<CaseAct, ActRule>

/** The stage that takes an act: a case is sent back by whoever would have had to take it next. */
export function stageOf(act: CaseAct, state: CaseState): Stage {
  return act === 'sendBackCase' && state === 'reviewed' ? 'approval' : actRules[act].stage
}

/** Whose work each stage judges, and who may therefore not be the same officer. */
export const apart = { review: ['handling'], approval: ['handling', 'review'] } as const satisfies Partial<Record<Stage, readonly Stage[]>>
