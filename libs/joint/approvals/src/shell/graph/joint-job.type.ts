import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { Day } from '@tongban/kernel'
import { DayScalar, ItemLimit, LocalizedText, MaterialForm, UuidScalar } from '@tongban/service'
import type { CoordinatorAct } from '../../core/coordinator-acts.js'
import { AttentionEnum, DecisionEnum, JobMoveEnum, JointActEnum, JobStateEnum, LateReasonEnum, LateResolutionEnum } from './enums.js'
import { JointCentre, JointDepartment, JointNext } from './joint-names.type.js'
import { JointAway, JointDay, JointEdge, JointNode, JointOpenTask } from './joint-node.type.js'

@ObjectType({ isAbstract: true })
abstract class JointJobFields {
  @Field(() => ID) id: string
  @Field(() => Int, { description: 'The number of its steps.' }) version: number
  @Field(() => JobStateEnum) state: string
  @Field() blueprintCode: string
  @Field(() => Int, { description: 'The version it is pinned to: later ones change nothing in it.' }) blueprintVersion: number
  @Field({ description: 'Division code of where the matter lies.' }) region: string
  @Field(() => ID, { description: 'The centre that received it and speaks with the applicant.' }) receivedBy: string
  @Field(() => Date) submittedAt: string
  @Field(() => Date, { nullable: true }) acceptedAt: string | null
  @Field(() => Date, { nullable: true }) endedAt: string | null
  @Field(() => [AttentionEnum], { description: 'Why a coordinator has to look.' }) attention: string[]
}

@ObjectType({ description: 'A joint job in a list.' })
export class JointJobSummary extends JointJobFields {
  @Field(() => LocalizedText, { nullable: true, description: 'Null while the version has not come down.' }) blueprintNames: LocalizedText | null
  @Field(() => LocalizedText, { nullable: true, description: 'Of the centre that received it.' }) receivedByNames: LocalizedText | null
  @Field(() => DayScalar, { nullable: true, description: 'Its last day as of its last step.' }) due: Day | null
  @Field({ description: 'Counted past the last published calendar year: recomputed when it is published.' }) provisional: boolean
  @Field(() => ItemLimit, { nullable: true, description: 'What its clock runs for; null before acceptance.' }) limit: ItemLimit | null
  @Field(() => Int, { nullable: true, description: 'Days of its clock until `due`, as of today; below 0: so many past it. Null once it has ended and where `due` is null.' }) left: number | null
  @Field(() => [JointOpenTask]) openTasks: JointOpenTask[]
}

@ObjectType({ description: 'What a job waits for, if all that is to be done takes its limit.' })
export class JointCriticalPath {
  @Field(() => [String], { description: 'The nodes that decide the finish, in order.' }) nodes: string[]
  @Field(() => DayScalar) finish: Day
  @Field(() => String, { nullable: true, description: 'The first of them that is not closed.' }) blocking: string | null
}

@ObjectType({ description: 'Who asks for a document, and in which form.' })
export class JointDocumentUse {
  @Field() node: string
  @Field(() => String, { nullable: true, description: 'Of the node.' }) department: string | null
  @Field(() => MaterialForm) form: string
}

@ObjectType({ description: 'A row of the document matrix: one document of the job, however many ask for it.' })
export class JointDocument {
  @Field() code: string
  @Field({ description: 'Whom it concerns.' }) subject: string
  @Field(() => String, { nullable: true }) variant: string | null
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => MaterialForm, { description: 'The strictest form that anybody asks for.' }) form: string
  @Field(() => [JointDocumentUse]) uses: JointDocumentUse[]
  @Field(() => String, { nullable: true, description: 'The licence type whose electronic licence may stand in.' }) eLicence: string | null
  @Field(() => ID, { nullable: true, description: 'The centre it lies with; null while it is missing.' }) heldBy: string | null
  @Field(() => Date, { nullable: true }) heldSince: string | null
}

@ObjectType({ description: 'The document matrix: pieces asked over all nodes, and how many distinct documents they are.' })
export class JointDocumentMatrix {
  @Field(() => Int) asked: number
  @Field(() => Int) distinct: number
  @Field(() => Int, { description: 'Of the distinct ones, those that lie with nobody.' }) missing: number
  @Field(() => [JointDocument]) documents: JointDocument[]
}

@ObjectType({ description: 'What the applicant was asked for: everything missing over all nodes, in one notice.' })
export class JointPaperRequest {
  @Field({ description: 'correction before acceptance, supplement after it.' }) kind: string
  @Field(() => [String], { description: 'code/subject, or code/subject/variant.' }) papers: string[]
  @Field(() => Date) since: string
  @Field(() => String, { nullable: true }) note: string | null
  @Field(() => DayScalar, { nullable: true }) completeBy: Day | null
}

@ObjectType({ description: 'A decision that came when it could no longer count.' })
export class JointLateDecision {
  @Field(() => UuidScalar, { description: 'The command of the centre; `settleLate` takes it.' }) commandId: string
  @Field() node: string
  @Field(() => Int) epoch: number
  @Field(() => ID) centreId: string
  @Field(() => DecisionEnum) decision: string
  @Field(() => LateReasonEnum) why: string
  @Field(() => Date) decidedAt: string
  @Field(() => Date) at: string
  @Field(() => LateResolutionEnum, { nullable: true, description: 'Null until a person settled it.' }) resolution: string | null
  @Field(() => String, { nullable: true }) settledBy: string | null
  @Field(() => Date, { nullable: true }) settledAt: string | null
  @Field(() => String, { nullable: true }) settledReason: string | null
}

@ObjectType({ description: 'A joint job as a graph.' })
export class JointJob extends JointJobFields {
  @Field(() => [JobMoveEnum], { description: 'What can move it now; some of it happens by itself.' }) possibleMoves: string[]
  @Field(() => [JointActEnum], { description: 'What you can do about the whole job now; what you can do about a task stands on its node.' }) possibleActs: CoordinatorAct[]
  @Field(() => [JointNext], { description: 'What the job waits for, the most urgent first; empty once nothing is left to do.' }) next: JointNext[]
  @Field(() => LocalizedText) blueprintNames: LocalizedText
  @Field({ description: 'Code of the leading department.' }) lead: string
  @Field(() => [JointCentre], { description: 'Every centre named in it, by id: who received it, holds or held its tasks, or could be given one.' }) centres: JointCentre[]
  @Field(() => [JointDepartment], { description: 'Every department of its nodes and the lead, by code.' }) departments: JointDepartment[]
  @Field(() => DayScalar, { nullable: true, description: 'Its last day as of today; null before acceptance and while everything open stands.' }) due: Day | null
  @Field({ description: 'Counted past the last published calendar year: recomputed when it is published.' }) provisional: boolean
  @Field(() => Int, { description: 'Days its clock has counted.' }) consumed: number
  @Field(() => ItemLimit, { nullable: true, description: 'What its clock runs for; null before acceptance.' }) limit: ItemLimit | null
  @Field(() => [JointDay], { description: 'Day by day up to today or its end: counted or not, and who consumed it.' }) days: JointDay[]
  @Field(() => Int, { description: 'Of the chart.' }) width: number
  @Field(() => Int) height: number
  @Field(() => [JointNode]) nodes: JointNode[]
  @Field(() => [JointEdge]) edges: JointEdge[]
  @Field(() => JointCriticalPath, { nullable: true, description: 'Null before acceptance.' }) criticalPath: JointCriticalPath | null
  @Field(() => [JointAway], { description: 'Centres that an offer has not reached.' }) away: JointAway[]
  @Field(() => JointDocumentMatrix) documents: JointDocumentMatrix
  @Field(() => JointPaperRequest, { nullable: true }) request: JointPaperRequest | null
  @Field(() => [JointLateDecision]) late: JointLateDecision[]
}

@ObjectType({ description: 'What an act on a job became. The same command again gives the same step.' })
export class JobActDone {
  @Field(() => ID) jobId: string
  @Field(() => Int, { nullable: true, description: 'The step; null where nothing had to change.' }) step: number | null
}
