import type { Role } from '@tongban/service'
import type { CaseAct } from '../../core/transitions.js'

type Roles = readonly [Role, ...Role[]]
const clerk: Roles = ['centre-clerk']
const officer: Roles = ['centre-officer', 'centre-head']
const anybody: Roles = ['centre-clerk', 'centre-officer', 'centre-head']

/** Who may call each act: the rules of the mutations, and what is offered on a case, read this table. */
export const actRoles: Record<CaseAct, Roles> = {
  notifyMissing: clerk,
  completePapers: clerk,
  acceptCase: clerk,
  declineCase: clerk,
  handleCase: officer,
  reviewCase: officer,
  approveCase: officer,
  refuseCase: officer,
  sendBackCase: officer,
  concludeCase: anybody,
  deliverCase: ['centre-clerk', 'centre-officer'],
  withdrawCase: clerk,
  lapseCase: clerk,
  claimTask: anybody,
  requestTaskPapers: officer,
}
