import { Field, ID, InputType } from '@nestjs/graphql'
import { CommandInput } from '@tongban/service'
import { IdentityTypeEnum, PartyKindEnum, PartyRoleEnum } from './party-enums.js'

@InputType({ isAbstract: true })
export abstract class CounterInput extends CommandInput {
  @Field(() => ID, { description: 'The centre that does it.' }) centreId: string
  @Field(() => Date, { nullable: true, description: 'When it happened, if earlier than now; then a reason is needed.' }) occurredAt?: Date | null
  @Field(() => String, { nullable: true, description: 'At most 500 characters, without personal data: it is reported upward.' }) reason?: string | null
  @Field(() => String, { nullable: true, description: 'A closer legal basis than the act\'s own. At most 500 characters.' }) basis?: string | null
  @Field(() => String, { nullable: true, description: 'The window; without it, your post\'s.' }) window?: string | null
}

@InputType()
export class PartyInput {
  @Field(() => PartyRoleEnum) role: string
  @Field(() => PartyKindEnum) kind: string
  @Field() name: string
  @Field(() => IdentityTypeEnum) identityType: string
  @Field({ description: 'Checked, kept encrypted, and never sent to another centre.' }) identity: string
}
