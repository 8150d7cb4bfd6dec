import { Field, InputType } from '@nestjs/graphql'
import { CounterInput, PartyInput } from '@tongban/counter'
import { UuidScalar } from '@tongban/service'
import { PaperFormEnum } from './enums.js'

@InputType()
export class SubmissionPaperInput {
  @Field({ description: 'The type code in the blueprint\'s list of documents.' }) code: string
  @Field({ description: 'Whom it concerns: company, agent, …' }) subject: string
  @Field(() => String, { nullable: true, description: 'Which of several forms of the type; none where there is one.' }) variant?: string | null
  @Field(() => PaperFormEnum) form: string
}

@InputType()
export class SubmitJobInput extends CounterInput {
  @Field({ description: 'Code of the blueprint; its version is the one in force on the day of receipt.' }) blueprint: string
  @Field(() => String, { nullable: true, description: 'Division code of where the matter lies, within the centre\'s own; without it, the centre\'s.' }) region?: string | null
  @Field(() => [PartyInput]) parties: PartyInput[]
  @Field(() => [SubmissionPaperInput], { description: 'What was brought. What is missing is asked for once, over all departments.' }) papers: SubmissionPaperInput[]
}

@InputType({ isAbstract: true })
export abstract class SubmissionActInput extends CounterInput {
  @Field(() => UuidScalar) submissionId: string
}

@InputType()
export class BringJobPapersInput extends SubmissionActInput {
  @Field(() => [SubmissionPaperInput], { description: 'What was brought now; none only as the answer to a note.' }) papers: SubmissionPaperInput[]
}

@InputType() export class WithdrawJobInput extends SubmissionActInput {}
