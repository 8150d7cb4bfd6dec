import { Field, ID, InputType, Int } from '@nestjs/graphql'
import type { Day } from '@tongban/kernel'
import { CommandInput, DayScalar } from '@tongban/service'

const CONTENT = 'What it says, as JSON text: `content` of a file such as deploy/demo/blueprints/three-certificates.v1.json.'

@InputType()
export class DraftBlueprintInput extends CommandInput {
  @Field(() => ID) code: string
  @Field({ description: CONTENT }) content: string
}

@InputType()
export class EditBlueprintDraftInput extends CommandInput {
  @Field(() => ID) code: string
  @Field(() => Int) version: number
  @Field({ description: CONTENT }) content: string
}

@InputType()
export class DiscardBlueprintDraftInput extends CommandInput {
  @Field(() => ID) code: string
  @Field(() => Int) version: number
}

@InputType()
export class PublishBlueprintInput extends CommandInput {
  @Field(() => ID) code: string
  @Field(() => Int) version: number
  @Field(() => DayScalar, { description: 'Today or later, by office time.' }) effectiveFrom: Day
}
