import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { IdentityTypeEnum, PartyKindEnum, PartyRoleEnum } from '@tongban/counter'
import type { Day } from '@tongban/kernel'
import { connection, DayScalar, LocalizedText } from '@tongban/service'
import { PaperFormEnum, SubmissionActEnum, SubmissionStateEnum } from './enums.js'

@ObjectType({ description: 'A paper that the applicant handed in.' })
export class SubmissionPaper {
  @Field() code: string
  @Field({ description: 'Whom it concerns.' }) subject: string
  @Field(() => String, { nullable: true }) variant: string | null
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => PaperFormEnum) form: string
}

@ObjectType({ description: 'A paper that is asked for.' })
export class AskedPaper {
  @Field() code: string
  @Field({ description: 'Whom it concerns.' }) subject: string
  @Field(() => String, { nullable: true }) variant: string | null
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => PaperFormEnum, { nullable: true, description: 'The strictest form that any department asks for.' }) form: string | null
}

@ObjectType({ description: 'What the applicant is to be asked for: everything missing over all departments, in one notice.' })
export class SubmissionRequest {
  @Field({ description: 'correction: before the job is accepted; supplement: after.' }) kind: string
  @Field(() => [String], { description: 'code/subject, or code/subject/variant.' }) papers: string[]
  @Field(() => [AskedPaper], { description: 'The same, with what they are called.' }) documents: AskedPaper[]
  @Field(() => LocalizedText, { description: 'The notice for the applicant, in words and without a name.' }) text: LocalizedText
  @Field(() => String, { nullable: true, description: 'What is to be put right.' }) note: string | null
  @Field(() => DayScalar, { nullable: true, description: 'The last day; a correction lapses after it.' }) completeBy: Day | null
  @Field(() => Date) since: Date
}

@ObjectType({ description: 'Where a node of the job stands.' })
export class SubmissionNode {
  @Field() node: string
  @Field({ description: 'In coordination\'s words: waiting, offered, received, claimed, paused, approved, refused, consented, objected, deemed-consent, cancelled or skipped.' }) state: string
  @Field(() => ID, { nullable: true, description: 'Who holds it, or held it last.' }) centre: string | null
}

@ObjectType({ description: 'A department\'s part of the job, as coordination told last; before it told, all wait.' })
export class JobPart {
  @Field() node: string
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => String, { nullable: true }) department: string | null
  @Field(() => LocalizedText, { nullable: true }) departmentNames: LocalizedText | null
  @Field(() => ID, { nullable: true, description: 'Who holds it, or held it last.' }) centreId: string | null
  @Field(() => LocalizedText, { nullable: true }) centreNames: LocalizedText | null
  @Field({ description: 'In coordination\'s words, as SubmissionNode has it.' }) state: string
  @Field({ description: 'Nothing more is to come of it.' }) done: boolean
  @Field({ description: 'A centre has it, and its planned day has passed.' }) late: boolean
  @Field(() => DayScalar, { nullable: true, description: 'When it is to end by the limits; null when it has ended, while no clock runs, and where something before it is late.' }) expected: Day | null
  @Field({ description: 'Counted past the last published calendar year.' }) provisional: boolean
  @Field(() => LocalizedText, { description: 'Where it stands, in words; that its centre has not received it is said.' }) words: LocalizedText
}

@ObjectType({ description: 'What the receiving centre does next.' })
export class SubmissionNext {
  @Field(() => LocalizedText) words: LocalizedText
  @Field(() => SubmissionActEnum, { nullable: true, description: 'With which act; null: with none, or nothing but wait.' }) act: string | null
}

@ObjectType({ description: 'How far the job is, as coordination told last.' })
export class SubmissionProgress {
  @Field(() => Date, { description: 'When coordination said so.' }) asOf: Date
  @Field({ description: 'The job\'s state in coordination\'s words.' }) jobState: string
  @Field(() => Date, { nullable: true }) acceptedAt: Date | null
  @Field(() => Date, { nullable: true }) endedAt: Date | null
  @Field(() => DayScalar, { nullable: true, description: 'The job\'s last day; null before acceptance and while its clock stands.' }) due: Day | null
  @Field({ description: 'Counted past the last published calendar year.' }) provisional: boolean
  @Field(() => String, { nullable: true }) result: string | null
  @Field(() => [SubmissionNode]) nodes: SubmissionNode[]
}

@ObjectType({ description: 'Who did what, when, on which basis; coordination\'s word is a step in its own name.' })
export class SubmissionStep {
  @Field(() => Int) no: number
  @Field() kind: string
  @Field(() => SubmissionStateEnum) state: string
  @Field() actor: string
  @Field() post: string
  @Field(() => String, { nullable: true }) window: string | null
  @Field(() => Date) occurredAt: Date
  @Field(() => Date) recordedAt: Date
  @Field() basis: string
  @Field(() => String, { nullable: true }) reason: string | null
}

@ObjectType({ description: 'A party of a joint job, for the receiving centre\'s own staff.' })
export class SubmissionParty {
  @Field(() => Int) no: number
  @Field(() => PartyRoleEnum) role: string
  @Field(() => PartyKindEnum) kind: string
  @Field() name: string
  @Field(() => IdentityTypeEnum) identityType: string
  @Field({ description: 'The first three and the last four characters.' }) identityMasked: string
}

@ObjectType({ description: 'A joint job at the centre that received it, for the centre\'s own staff. Its id is the job\'s everywhere.' })
export class Submission {
  @Field(() => ID) centreId: string
  @Field(() => ID) id: string
  @Field(() => Int) version: number
  @Field({ description: 'Given at submission, for the receipt.' }) number: string
  @Field(() => SubmissionStateEnum) state: string
  @Field(() => [SubmissionActEnum]) possibleActs: string[]
  @Field() blueprintCode: string
  @Field(() => Int, { description: 'The version in force on the day of receipt; a later one changes no running job.' }) blueprintVersion: number
  @Field(() => LocalizedText) blueprintNames: LocalizedText
  @Field({ description: 'Name of the first applicant.' }) applicant: string
  @Field(() => SubmissionNext) next: SubmissionNext
  @Field({ description: 'Division code of where the matter lies.' }) region: string
  @Field(() => Date) receivedAt: Date
  @Field(() => [SubmissionPaper]) papers: SubmissionPaper[]
  @Field(() => SubmissionRequest, { nullable: true }) request: SubmissionRequest | null
  @Field(() => [JobPart], { description: 'Department by department, in the order in which they can begin.' }) parts: JobPart[]
  @Field(() => SubmissionProgress, { nullable: true, description: 'Null until coordination has told for the first time.' }) progress: SubmissionProgress | null
  @Field(() => Date, { nullable: true }) closedAt: Date | null
}

@ObjectType({ description: 'What an act on a joint job became. The same command again gives the same step and receipt code.' })
export class SubmissionDone {
  @Field(() => ID) centreId: string
  @Field(() => ID) submissionId: string
  @Field(() => Int, { description: 'The step the command became.' }) no: number
  @Field(() => String, { nullable: true, description: 'On submission, for the receipt: with the number it shows the progress without a login. Not stored; shown here alone.' }) receiptCode: string | null
}

@ObjectType({ description: 'How far a joint job is, for whoever holds its receipt. No names.' })
export class JobReceipt {
  @Field() number: string
  @Field(() => SubmissionStateEnum) state: string
  @Field(() => LocalizedText, { description: 'The state in words.' }) words: LocalizedText
  @Field(() => LocalizedText, { nullable: true, description: 'What the applicant has to do now; null: nothing but wait.' }) toDo: LocalizedText | null
  @Field(() => ID, { description: 'The centre that received it and speaks with the applicant.' }) centreId: string
  @Field(() => LocalizedText) centreNames: LocalizedText
  @Field() blueprintCode: string
  @Field(() => Int) blueprintVersion: number
  @Field(() => LocalizedText) blueprintNames: LocalizedText
  @Field(() => Date) receivedAt: Date
  @Field(() => [JobPart], { description: 'Department by department, in the order in which they can begin.' }) parts: JobPart[]
  @Field(() => SubmissionRequest, { nullable: true }) request: SubmissionRequest | null
  @Field(() => SubmissionProgress, { nullable: true }) progress: SubmissionProgress | null
  @Field(() => Date, { nullable: true }) closedAt: Date | null
}

export const SubmissionConnection = connection(Submission)
