import type { RefusalCode } from '@tongban/contracts'
import { resultUnion } from '@tongban/service'
import { JobReceipt, Submission, SubmissionConnection, SubmissionDone } from './submission.type.js'

const command = ['command-id-reused', 'no-such-window', 'in-the-future', 'not-your-stage', 'not-your-department', 'reason-needed', 'late-not-allowed', 'text-not-usable', 'text-names-a-person'] as const
const papers = ['papers-not-asked', 'material-twice', 'form-not-strict-enough'] as const
const act = [...command, 'busy', 'no-such-submission', 'submission-state', 'changed-meanwhile', 'before-previous-step'] as const

const result = (name: string, codes: readonly RefusalCode[]) => resultUnion(name, () => SubmissionDone, codes, { routed: true })

export const SubmitJobResult = result('SubmitJobResult', [
  ...command, ...papers, 'not-your-centre', 'blueprint-not-in-force', 'region-not-here', 'identity-invalid', 'identity-of-other-kind', 'party-missing', 'party-twice', 'too-many-parties',
])
export const BringJobPapersResult = result('BringJobPapersResult', [...act, ...papers, 'bad-input'])
export const WithdrawJobResult = result('WithdrawJobResult', act)

export const SubmissionResult = resultUnion('SubmissionResult', () => Submission, ['no-such-submission'], { routed: true })
export const SubmissionsResult = resultUnion('SubmissionsResult', () => SubmissionConnection, [], { routed: true })
export const JobReceiptResult = resultUnion('JobReceiptResult', () => JobReceipt, ['progress-not-found', 'too-many-attempts'], { routed: true })
