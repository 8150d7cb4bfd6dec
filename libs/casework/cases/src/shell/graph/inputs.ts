import { Field, InputType, Int } from '@nestjs/graphql'
import type { Day } from '@tongban/kernel'
import { CounterInput, PartyInput } from '@tongban/counter'
import { DayScalar, UuidScalar } from '@tongban/service'
import { ChannelEnum } from './enums.js'

@InputType({ isAbstract: true })
export abstract class ActInput extends CounterInput {
  @Field(() => UuidScalar) caseId: string
}

@InputType()
export class PaperInput {
  @Field({ description: 'The type code on the item\'s list of materials.' }) code: string
  @Field(() => Int, { defaultValue: 1 }) copies: number
}

@InputType()
export class OriginInput {
  @Field(() => ChannelEnum, { nullable: true, description: 'WINDOW without it.' }) channel?: string | null
  @Field(() => String, { nullable: true, description: 'The source system, when it is not this one.' }) system?: string | null
  @Field(() => String, { nullable: true, description: 'Its id there, at most 100 characters.' }) externalId?: string | null
}

@InputType()
export class ReceiveApplicationInput extends CounterInput {
  @Field() itemCode: string
  @Field(() => [PartyInput]) parties: PartyInput[]
  @Field(() => [PaperInput], { description: 'The materials that were brought.' }) papers: PaperInput[]
  @Field(() => OriginInput, { nullable: true }) origin?: OriginInput | null
}

@InputType()
export class NotifyMissingInput extends ActInput {
  @Field(() => DayScalar, { nullable: true, description: 'The last day for the papers; without it, 30 days from now.' }) completeBy?: Day | null
}

@InputType()
export class CompletePapersInput extends ActInput {
  @Field(() => [PaperInput], { description: 'What was brought now; copies add up.' }) papers: PaperInput[]
}

@InputType()
export class TaskPaperInput {
  @Field({ description: 'The type code.' }) code: string
  @Field({ description: 'Whom it concerns, as the task names it.' }) subject: string
  @Field(() => String, { nullable: true, description: 'Which of several forms of the type; none where there is one.' }) variant?: string | null
}

@InputType()
export class RequestTaskPapersInput extends ActInput {
  @Field(() => [TaskPaperInput], { description: 'Documents of the task\'s own list.' }) papers: TaskPaperInput[]
}

@InputType() export class ClaimTaskInput extends ActInput {}
@InputType() export class AcceptCaseInput extends ActInput {}
@InputType() export class DeclineCaseInput extends ActInput {}
@InputType() export class HandleCaseInput extends ActInput {}
@InputType() export class ReviewCaseInput extends ActInput {}
@InputType() export class ApproveCaseInput extends ActInput {}
@InputType() export class RefuseCaseInput extends ActInput {}
@InputType() export class SendBackCaseInput extends ActInput {}
@InputType() export class ConcludeCaseInput extends ActInput {}
@InputType() export class DeliverCaseInput extends ActInput {}
@InputType() export class WithdrawCaseInput extends ActInput {}
@InputType() export class LapseCaseInput extends ActInput {}
