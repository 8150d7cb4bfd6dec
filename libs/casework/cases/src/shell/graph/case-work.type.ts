import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { Day } from '@tongban/kernel'
import { DayScalar, LocalizedText, MaterialForm } from '@tongban/service'
import { CaseActEnum, named } from './enums.js'

export const DayReasonEnum = named(['start', 'working-day', 'weekend', 'holiday', 'make-up-day', 'set-working', 'set-free', 'calendar-day', 'paused', 'instant-due'])
registerEnumType(DayReasonEnum, { name: 'ClockDayReason', description: 'Why a day counts or not.' })

@ObjectType({ description: 'One day of a clock: counted or not, and why.' })
export class ClockDay {
  @Field(() => DayScalar) day: Day
  @Field() counted: boolean
  @Field(() => Int, { description: 'How many days were counted up to and with it.' }) consumed: number
  @Field(() => DayReasonEnum) reason: string
  @Field(() => LocalizedText, { description: 'In words: the holiday and its year, the event and its article.' }) why: LocalizedText
  @Field({ description: 'Of a year not published yet: a plain weekday or weekend is assumed.' }) provisional: boolean
}

@ObjectType({ description: 'A material that the item asks for, and what of it lies on the table.' })
export class CaseMaterial {
  @Field() code: string
  @Field(() => LocalizedText) names: LocalizedText
  @Field() required: boolean
  @Field(() => Int, { description: 'How many copies the item asks for.' }) copies: number
  @Field(() => MaterialForm, { nullable: true, description: 'Null where the centre does not hold the item\'s version any more.' }) form: string | null
  @Field(() => Int, { description: 'How many copies were brought.' }) brought: number
  @Field(() => Int, { description: 'How many copies are missing; 0 for what is not required.' }) missing: number
}

@ObjectType({ description: 'An act that you can take on the case by your posts, and what stands in its way now.' })
export class CaseActOption {
  @Field(() => CaseActEnum, { description: 'The name of the mutation.' }) act: string
  @Field({ description: 'Nothing stands in its way; what you write with it is checked when it is taken.' }) now: boolean
  @Field(() => String, { nullable: true, description: 'Code of the refusal that it would get now.' }) code: string | null
  @Field(() => LocalizedText, { nullable: true, description: 'The refusal in words, with the way out.' }) why: LocalizedText | null
  @Field({ description: 'The act asks for a reason.' }) reasonNeeded: boolean
  @Field({ description: 'The act asks for its legal basis.' }) basisNeeded: boolean
}

@ObjectType({ description: 'Where the case was and since when, without who took it there.' })
export class ProgressStep {
  @Field(() => Date) at: Date
  @Field({ description: 'What happened, in the words of the steps: accepted, handled, reviewed.' }) kind: string
}
