import type { RefusalCode } from '@tongban/contracts'
import { resultUnion } from '@tongban/service'
import { JobActDone, JointJob } from './joint-job.type.js'

const act = ['no-such-job', 'job-state', 'changed-meanwhile', 'command-id-reused', 'busy', 'before-calendar'] as const
const texts = ['reason-needed', 'text-not-usable', 'text-names-a-person'] as const
const task = [...act, ...texts, 'no-such-task', 'task-state'] as const

const result = (name: string, codes: readonly RefusalCode[]) => resultUnion(name, () => JobActDone, codes)

export const JointJobResult = resultUnion('JointJobResult', () => JointJob, ['no-such-job'])
export const AcceptJobResult = result('AcceptJobResult', [...act, 'papers-missing'])
export const DeclineJobResult = result('DeclineJobResult', [...act, ...texts])
export const RequestCorrectionResult = result('RequestCorrectionResult', [...act, ...texts, 'nothing-missing', 'complete-by-not-usable'])
export const ReassignTaskResult = result('ReassignTaskResult', [...task, 'holds-it-already', 'no-power-there', 'power-not-delegated'])
export const OverrideObjectionResult = result('OverrideObjectionResult', [...task, 'not-the-lead', 'no-objection-stands'])
export const UpholdObjectionResult = result('UpholdObjectionResult', [...task, 'not-the-lead', 'no-objection-stands'])
export const RemindTaskResult = result('RemindTaskResult', task)
export const SettleLateResult = result('SettleLateResult', [...act, ...texts, 'no-such-late-decision', 'late-decision-settled'])
