/** Where a centre's task stands towards coordination: what was heard, not what counts, which is coordination's to say. */
export const centreTaskStates = ['received', 'claimed', 'unconfirmed', 'confirmed', 'late', 'cancelled'] as const
export type CentreTaskState = (typeof centreTaskStates)[number]

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
