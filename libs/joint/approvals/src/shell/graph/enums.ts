import { registerEnumType } from '@nestjs/graphql'
import { coordinatorActs, type CoordinatorAct } from '../../core/coordinator-acts.js'
import { jobMoves, jobStates } from '../../core/job-transitions.js'
import { taskStates } from '../../core/task-transitions.js'
import { jobSorts } from '../job-list.js'
import { attentions } from '../job-summary.js'

/** GraphQL's names of our words: `in-review` is IN_REVIEW, `raiseAway` is RAISE_AWAY. */
const named = <W extends string>(words: readonly W[]) =>
  Object.fromEntries(words.map((word) => [word.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase().replaceAll('-', '_'), word])) as Record<string, W>

export const JobStateEnum = named(jobStates)
export const JobMoveEnum = named(jobMoves)
export const TaskStateEnum = named(taskStates)
export const AttentionEnum = named(attentions)
export const JobSortEnum = named(jobSorts)
export const NodeKindEnum = named(['decision', 'opinion', 'applicant-duty', 'external', 'notice', 'issue'])
export const EdgeKindEnum = named(['hard', 'soft', 'conditional'])
export const DecisionEnum = named(['approve', 'refuse', 'consent', 'object'])
export const ObjectionEnum = named(['standing', 'overridden', 'upheld'])
export const UseKindEnum = named(['delivery', 'waiting', 'handling', 'paused'])
export const JointActEnum = Object.fromEntries(coordinatorActs.map((act) => [act, act])) as { [A in CoordinatorAct]: A }
export const LateReasonEnum = named(['old-epoch', 'cancelled', 'decided-before'])
export const LateResolutionEnum = named(['set-aside', 'taken-into-account'] as const)

registerEnumType(JobStateEnum, { name: 'JointJobState', description: 'Where a joint job stands.' })
registerEnumType(JobMoveEnum, { name: 'JointJobMove', description: 'What can move a joint job. Some happen by themselves, from what its tasks came to.' })
registerEnumType(TaskStateEnum, { name: 'JointTaskState', description: 'Where a task of a joint job stands.' })
registerEnumType(AttentionEnum, { name: 'JointAttention', description: 'Why a coordinator has to look: an offer lies undelivered, a limit passed, nobody holds the power, an objection stands, or a decision came too late.' })
registerEnumType(JobSortEnum, { name: 'JointJobSort', description: 'The order of a list of joint jobs. DUE_ASC lists only accepted ones that have not ended, the most urgent first.' })
registerEnumType(NodeKindEnum, { name: 'JointNodeKind', description: 'What a node asks for, and of whom.' })
registerEnumType(EdgeKindEnum, { name: 'JointEdgeKind', description: 'Hard: a refusal cancels what follows. Soft: order only. Conditional: taken when the node named ended so.' })
registerEnumType(DecisionEnum, { name: 'JointDecision', description: 'What a centre decides on a task.' })
registerEnumType(ObjectionEnum, { name: 'JointObjection', description: 'What became of an objection.' })
registerEnumType(UseKindEnum, { name: 'JointUseKind', description: 'Delivery: the offer or the answer was under way. Waiting: it lay at the centre. Handling: an officer had it. Paused: its clock stood.' })
registerEnumType(JointActEnum, { name: 'JointAct', description: 'An act on a joint job; each is the name of a mutation.' })
registerEnumType(LateReasonEnum, { name: 'JointLateReason', description: 'Why a decision could no longer count.' })
registerEnumType(LateResolutionEnum, { name: 'JointLateResolution', description: 'What a person made of a late decision.' })
