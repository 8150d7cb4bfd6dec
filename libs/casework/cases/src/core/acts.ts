import type { Calendar } from '@tongban/kernel'
import { accept } from './accept.js'
import type { Act, Decision, Kase } from './case.js'
import { claimTask } from './claim-task.js'
import { completePapers } from './complete-papers.js'
import { conclude } from './conclude.js'
import { decline } from './decline.js'
import { decideCase } from './decide-case.js'
import { lapse } from './lapse.js'
import { notifyMissing } from './notify-missing.js'
import { requestTaskPapers } from './request-task-papers.js'
import { takeStage } from './take-stage.js'
import type { CaseAct } from './transitions.js'

/** `A` is open here: what an act brings beyond `Act` is checked where the command is made. */
export type Decide<A extends Act = any> = (kase: Kase, act: A, calendar: Calendar) => Decision

/** The decision of every act; a new act breaks the build here. */
export const acts: Record<CaseAct, Decide> = {
  notifyMissing,
  completePapers,
  acceptCase: accept,
  declineCase: decline,
  handleCase: takeStage('handleCase'),
  reviewCase: takeStage('reviewCase'),
  approveCase: decideCase('approveCase'),
  refuseCase: decideCase('refuseCase'),
  sendBackCase: takeStage('sendBackCase'),
  concludeCase: conclude,
  deliverCase: takeStage('deliverCase'),
  withdrawCase: takeStage('withdrawCase'),
  lapseCase: lapse,
  claimTask,
  requestTaskPapers,
}
