import type { TadaDocumentNode } from 'gql.tada'
import { graphql } from '../../../shared/graph/graphql.js'
import { AwayParts, RefusalParts, type Away, type Refused } from '../../../shared/graph/refusal.js'
import type { CaseAct } from '../kase/questions.js'
import type { CaseStage, CaseState } from '../words.js'

export const ActDoneParts = graphql(`
  fragment ActDoneParts on CaseActDone {
    __typename
    caseId
    receiptCode
    step { no kind occurredAt }
    case { version state waitsFor task { decision { confirmedAt late } } }
  }
`)

const NotifyMissing = graphql(`mutation NotifyMissing($input: NotifyMissingInput!) { answer: notifyMissing(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const CompletePapers = graphql(`mutation CompletePapers($input: CompletePapersInput!) { answer: completePapers(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const AcceptCase = graphql(`mutation AcceptCase($input: AcceptCaseInput!) { answer: acceptCase(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const DeclineCase = graphql(`mutation DeclineCase($input: DeclineCaseInput!) { answer: declineCase(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const HandleCase = graphql(`mutation HandleCase($input: HandleCaseInput!) { answer: handleCase(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const ReviewCase = graphql(`mutation ReviewCase($input: ReviewCaseInput!) { answer: reviewCase(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const ApproveCase = graphql(`mutation ApproveCase($input: ApproveCaseInput!) { answer: approveCase(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const RefuseCase = graphql(`mutation RefuseCase($input: RefuseCaseInput!) { answer: refuseCase(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const SendBackCase = graphql(`mutation SendBackCase($input: SendBackCaseInput!) { answer: sendBackCase(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const ConcludeCase = graphql(`mutation ConcludeCase($input: ConcludeCaseInput!) { answer: concludeCase(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const DeliverCase = graphql(`mutation DeliverCase($input: DeliverCaseInput!) { answer: deliverCase(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const WithdrawCase = graphql(`mutation WithdrawCase($input: WithdrawCaseInput!) { answer: withdrawCase(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const LapseCase = graphql(`mutation LapseCase($input: LapseCaseInput!) { answer: lapseCase(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const ClaimTask = graphql(`mutation ClaimTask($input: ClaimTaskInput!) { answer: claimTask(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])
const RequestTaskPapers = graphql(`mutation RequestTaskPapers($input: RequestTaskPapersInput!) { answer: requestTaskPapers(input: $input) { __typename ...ActDoneParts ...RefusalParts ...AwayParts } }`, [ActDoneParts, RefusalParts, AwayParts])

/** What an officer sends with any act; the graph says which of it the act needs. */
export interface ActInput {
  commandId: string
  centreId: string
  caseId: string
  expectedVersion: number
  reason?: string
  basis?: string
  completeBy?: string
  papers?: { code: string; copies?: number; subject?: string; variant?: string | null }[]
}

export interface ActDone {
  caseId: string
  receiptCode: string | null
  step: { no: number; kind: string; occurredAt: string }
  /** As it stands now. */
  case: { version: number; state: CaseState; waitsFor: CaseStage | null; task: { decision: { confirmedAt: string | null; late: string | null } | null } | null }
}

type Command = TadaDocumentNode<{ answer: ActDone | Refused | Away }, { input: ActInput }, any>

/** One mutation for each act of the graph; an act that is missing here fails the type check. */
export const commands: Record<CaseAct, Command> = {
  notifyMissing: NotifyMissing as unknown as Command,
  completePapers: CompletePapers as unknown as Command,
  acceptCase: AcceptCase as unknown as Command,
  declineCase: DeclineCase as unknown as Command,
  handleCase: HandleCase as unknown as Command,
  reviewCase: ReviewCase as unknown as Command,
  approveCase: ApproveCase as unknown as Command,
  refuseCase: RefuseCase as unknown as Command,
  sendBackCase: SendBackCase as unknown as Command,
  concludeCase: ConcludeCase as unknown as Command,
  deliverCase: DeliverCase as unknown as Command,
  withdrawCase: WithdrawCase as unknown as Command,
  lapseCase: LapseCase as unknown as Command,
  claimTask: ClaimTask as unknown as Command,
  requestTaskPapers: RequestTaskPapers as unknown as Command,
}
