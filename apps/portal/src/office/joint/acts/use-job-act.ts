import type { Failure } from '../../../shared/graph/failure.js'
import type { Refused } from '../../../shared/graph/refusal.js'
import { useAct } from '../../../shared/graph/use-ask.js'
import type { Act } from '../job/job-query.js'
import {
  AcceptJointJob, DeclineJointJob, OverrideJointObjection, ReassignJointTask, RemindJointTask, RequestJointCorrection, SettleJointLate, UpholdJointObjection,
} from './acts.js'

/** What the dialog asks; each act takes its own of these. */
export interface ActValues {
  reason?: string
  note?: string
  completeBy?: string
  toCentreId?: string
  resolution?: 'SET_ASIDE' | 'TAKEN_INTO_ACCOUNT'
}

export interface ActTarget {
  act: Act
  node?: string
  /** The late decision's command. */
  late?: string
}

interface JobActs {
  send(target: ActTarget, on: { jobId: string; expectedVersion: number }, values: ActValues): Promise<Refused | { __typename: 'JobActDone' }>
  busy: boolean
  error: Failure | null
}

/** Every act on a job, by the name the graph offers it under. */
export function useJobAct(): JobActs {
  const [accept, decline, correct, reassign] = [useAct(AcceptJointJob), useAct(DeclineJointJob), useAct(RequestJointCorrection), useAct(ReassignJointTask)]
  const [override, uphold, remind, settle] = [useAct(OverrideJointObjection), useAct(UpholdJointObjection), useAct(RemindJointTask), useAct(SettleJointLate)]
  const all = [accept, decline, correct, reassign, override, uphold, remind, settle]
  return {
    busy: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error)?.error ?? null,
    send: async ({ act, node = '', late = '' }, on, { reason = '', note, completeBy = '', toCentreId = '', resolution = 'SET_ASIDE' }) => {
      switch (act) {
        case 'acceptJob': return (await accept.mutateAsync(on)).acceptJob
        case 'declineJob': return (await decline.mutateAsync({ ...on, reason })).declineJob
        case 'requestCorrection': return (await correct.mutateAsync({ ...on, completeBy, note: note || null })).requestCorrection
        case 'reassignTask': return (await reassign.mutateAsync({ ...on, node, toCentreId, reason })).reassignTask
        case 'overrideObjection': return (await override.mutateAsync({ ...on, node, reason })).overrideObjection
        case 'upholdObjection': return (await uphold.mutateAsync({ ...on, node, reason })).upholdObjection
        case 'remindTask': return (await remind.mutateAsync({ ...on, node })).remindTask
        case 'settleLate': return (await settle.mutateAsync({ ...on, lateCommandId: late, resolution, reason })).settleLate
        default: return act satisfies never
      }
    },
  }
}
