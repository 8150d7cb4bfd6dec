import { graphql } from '../../../shared/graph/graphql.js'
import { RefusalParts } from '../../../shared/graph/refusal.js'

export const AcceptJointJob = graphql(`
  mutation AcceptJointJob($input: AcceptJobInput!) { acceptJob(input: $input) { __typename ... on JobActDone { jobId step } ...RefusalParts } }
`, [RefusalParts])

export const DeclineJointJob = graphql(`
  mutation DeclineJointJob($input: DeclineJobInput!) { declineJob(input: $input) { __typename ... on JobActDone { jobId step } ...RefusalParts } }
`, [RefusalParts])

export const RequestJointCorrection = graphql(`
  mutation RequestJointCorrection($input: RequestCorrectionInput!) { requestCorrection(input: $input) { __typename ... on JobActDone { jobId step } ...RefusalParts } }
`, [RefusalParts])

export const ReassignJointTask = graphql(`
  mutation ReassignJointTask($input: ReassignTaskInput!) { reassignTask(input: $input) { __typename ... on JobActDone { jobId step } ...RefusalParts } }
`, [RefusalParts])

export const OverrideJointObjection = graphql(`
  mutation OverrideJointObjection($input: OverrideObjectionInput!) { overrideObjection(input: $input) { __typename ... on JobActDone { jobId step } ...RefusalParts } }
`, [RefusalParts])

export const UpholdJointObjection = graphql(`
  mutation UpholdJointObjection($input: UpholdObjectionInput!) { upholdObjection(input: $input) { __typename ... on JobActDone { jobId step } ...RefusalParts } }
`, [RefusalParts])

export const RemindJointTask = graphql(`
  mutation RemindJointTask($input: RemindTaskInput!) { remindTask(input: $input) { __typename ... on JobActDone { jobId step } ...RefusalParts } }
`, [RefusalParts])

export const SettleJointLate = graphql(`
  mutation SettleJointLate($input: SettleLateInput!) { settleLate(input: $input) { __typename ... on JobActDone { jobId step } ...RefusalParts } }
`, [RefusalParts])
