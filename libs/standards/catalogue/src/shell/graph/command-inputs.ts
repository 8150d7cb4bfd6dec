import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { CommandInput, DayScalar } from '@tongban/service'
import type { Day } from '@tongban/kernel'
import { CatalogueContentInput } from './content-input.js'

@InputType()
export class DraftCatalogueItemInput extends CommandInput {
  @Field(() => ID, { description: 'The department\'s code, a hyphen and three digits: cg-001.' }) code: string
  @Field(() => CatalogueContentInput) content: CatalogueContentInput
}

@InputType()
export class EditCatalogueDraftInput extends CommandInput {
  @Field(() => ID) code: string
  @Field(() => Int) version: number
  @Field(() => CatalogueContentInput) content: CatalogueContentInput
}

@InputType()
export class DiscardCatalogueDraftInput extends CommandInput {
  @Field(() => ID) code: string
  @Field(() => Int) version: number
}

@InputType()
export class RedraftCatalogueItemInput extends CommandInput {
  @Field(() => ID) code: string
}

@InputType()
export class PublishCatalogueItemInput extends CommandInput {
  @Field(() => ID) code: string
  @Field(() => Int) version: number
  @Field(() => DayScalar, { description: 'Today or later, by office time.' }) effectiveFrom: Day
}

@InputType()
export class SetOfficeTimeInput extends CommandInput {
  @Field(() => Date, { nullable: true, description: 'What office time is to show now; null puts it back to real time.' }) at?: Date | null
}
