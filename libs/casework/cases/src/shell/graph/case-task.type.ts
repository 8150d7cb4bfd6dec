import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { TaskDecisionEnum, TaskKindEnum } from './enums.js'

@ObjectType({ description: 'A document of a joint approval: type code, whom it concerns, which of several forms of the type.' })
@Directive('@shareable')
export class JointPaper {
  @Field() code: string
  @Field() subject: string
  @Field(() => String, { nullable: true }) variant: string | null
}

@ObjectType({ description: 'A document of the task\'s node. It lies with the job; the department sees its own node\'s alone.' })
export class CaseTaskPaper {
  @Field() code: string
  @Field() subject: string
  @Field(() => String, { nullable: true }) variant: string | null
  @Field({ description: 'electronic, copy, verified-copy, original or original-and-copy.' }) form: string
}

@ObjectType({ description: 'What the centre decided on its task.' })
export class CaseTaskDecision {
  @Field(() => TaskDecisionEnum) decision: string
  @Field(() => Date) decidedAt: Date
  @Field(() => Date, { nullable: true, description: 'When coordination confirmed it for this epoch; nothing is concluded before.' }) confirmedAt: Date | null
  @Field(() => String, { nullable: true, description: 'Why it came too late to count: old-epoch, cancelled or decided-before.' }) late: string | null
}

@ObjectType({ description: 'The coordinator reminded the centre.' })
export class CaseTaskReminder {
  @Field(() => Int) no: number
  @Field() by: string
  @Field(() => Date) at: Date
}

@ObjectType({ description: 'The task of a joint job that a case was opened for.' })
export class CaseTask {
  @Field(() => ID) jobId: string
  @Field() node: string
  @Field(() => Int, { description: 'Raised by coordination with every reassignment; a decision counts under its own epoch alone.' }) epoch: number
  @Field(() => TaskKindEnum) kind: string
  @Field() blueprintCode: string
  @Field(() => Int) blueprintVersion: number
  @Field(() => String, { nullable: true, description: 'Code of the department whose decision it is; null where the node names none.' }) department: string | null
  @Field({ description: 'Division code of where the matter lies.' }) region: string
  @Field(() => ID, { description: 'The centre that received the job and speaks with the applicant.' }) receivedBy: string
  @Field(() => Date, { description: 'The clock runs from here.' }) offeredAt: Date
  @Field(() => [CaseTaskPaper], { nullable: true, description: 'For whoever acts for the task\'s department or at a general window; null for others.' }) papers: CaseTaskPaper[] | null
  @Field(() => CaseTaskDecision, { nullable: true }) decision: CaseTaskDecision | null
  @Field(() => [JointPaper], { nullable: true, description: 'What this department has asked for; null as with papers.' }) requested: JointPaper[] | null
  @Field(() => [JointPaper], { nullable: true, description: 'What came in elsewhere since the offer; null as with papers.' }) forwarded: JointPaper[] | null
  @Field(() => [CaseTaskReminder]) reminders: CaseTaskReminder[]
  @Field(() => String, { nullable: true, description: 'Why the task is this centre\'s no more; null while it is.' }) endedBecause: string | null
  /** Where the task is: what its papers are shown by, with its department. */
  centreId: string
}
