import type { RefusalCode } from '@tongban/contracts'
import { resultUnion } from '@tongban/service'
import { Case, CaseActDone, CaseProgress } from './case.type.js'

const texts = ['reason-needed', 'text-not-usable', 'text-names-a-person'] as const
const command = ['command-id-reused', 'busy', 'no-such-window', 'in-the-future', 'not-your-stage', 'not-your-department', 'late-not-allowed', ...texts] as const
const act = [...command, 'no-such-case', 'case-state', 'changed-meanwhile', 'before-previous-step'] as const
const papers = ['unknown-material', 'material-twice', 'bad-input'] as const

const result = (name: string, codes: readonly RefusalCode[]) => resultUnion(name, () => CaseActDone, codes, { routed: true })

export const ReceiveApplicationResult = result('ReceiveApplicationResult', [
  ...command, ...papers, 'not-your-centre', 'item-not-in-force', 'no-power', 'identity-invalid', 'identity-of-other-kind', 'party-missing', 'party-twice', 'too-many-parties',
])
export const NotifyMissingResult = result('NotifyMissingResult', [...act, 'nothing-missing', 'counts-as-accepted', 'complete-by-not-usable'])
export const CompletePapersResult = result('CompletePapersResult', [...act, ...papers, 'nothing-missing'])
export const AcceptCaseResult = result('AcceptCaseResult', [...act, 'papers-missing', 'no-power'])
export const DeclineCaseResult = result('DeclineCaseResult', [...act, 'basis-needed', 'counts-as-accepted'])
export const HandleCaseResult = result('HandleCaseResult', act)
export const ReviewCaseResult = result('ReviewCaseResult', [...act, 'same-officer'])
export const ApproveCaseResult = result('ApproveCaseResult', [...act, 'same-officer'])
export const RefuseCaseResult = result('RefuseCaseResult', [...act, 'same-officer', 'basis-needed'])
export const SendBackCaseResult = result('SendBackCaseResult', [...act, 'same-officer'])
export const ConcludeCaseResult = result('ConcludeCaseResult', [...act, 'not-instant', 'task-unconfirmed'])
export const DeliverCaseResult = result('DeliverCaseResult', act)
export const WithdrawCaseResult = result('WithdrawCaseResult', act)
export const LapseCaseResult = result('LapseCaseResult', [...act, 'nothing-missing', 'papers-not-overdue'])

export const ClaimTaskResult = result('ClaimTaskResult', act)
export const RequestTaskPapersResult = result('RequestTaskPapersResult', [...act, 'papers-not-of-task', 'papers-asked-before', 'material-twice', 'bad-input'])

export const CaseResult = resultUnion('CaseResult', () => Case, ['no-such-case'], { routed: true })
export const CaseProgressResult = resultUnion('CaseProgressResult', () => CaseProgress, ['progress-not-found', 'too-many-attempts'], { routed: true })
