import { Field, ID, InputType } from '@nestjs/graphql'
import type { Day } from '@tongban/kernel'
import { CommandInput, DayScalar, UuidScalar } from '@tongban/service'
import type { LateResolution } from '../../core/job.js'
import { LateResolutionEnum } from './enums.js'

@InputType({ isAbstract: true })
export abstract class JobInput extends CommandInput {
  @Field(() => UuidScalar) jobId: string
}

@InputType({ isAbstract: true })
abstract class TaskInput extends JobInput {
  @Field({ description: 'The node of the blueprint.' }) node: string
}

const REASON = { description: 'At most 500 characters, without personal data.' }

@InputType()
export class AcceptJobInput extends JobInput {}

@InputType()
export class DeclineJobInput extends JobInput {
  @Field(REASON) reason: string
}

@InputType()
export class RequestCorrectionInput extends JobInput {
  @Field(() => DayScalar, { description: 'The last day for the applicant; the job lapses after it.' }) completeBy: Day
  @Field(() => String, { nullable: true, description: 'What to put right, where no paper is missing. At most 500 characters, without personal data.' }) note?: string | null
}

@InputType()
export class ReassignTaskInput extends TaskInput {
  @Field(() => ID, { description: 'A centre that holds the power over the node\'s item there.' }) toCentreId: string
  @Field(REASON) reason: string
}

@InputType()
export class OverrideObjectionInput extends TaskInput {
  @Field(REASON) reason: string
}

@InputType()
export class UpholdObjectionInput extends TaskInput {
  @Field(REASON) reason: string
}

@InputType()
export class RemindTaskInput extends TaskInput {}

@InputType()
export class SettleLateInput extends JobInput {
  @Field(() => UuidScalar, { description: 'The late decision\'s commandId.' }) lateCommandId: string
  @Field(() => LateResolutionEnum) resolution: LateResolution
  @Field(REASON) reason: string
}
