import { Directive, Field, ID, ObjectType } from '@nestjs/graphql'

@ObjectType({ description: 'The deployment of this centre does not answer. Synthesised by the gateway: an away centre is data, not an error.' })
@Directive('@shareable')
export class CentreAway {
  @Field(() => ID) centreId: string
  @Field(() => Date, { nullable: true, description: 'Since when it was not reached.' }) since?: Date | null
  @Field(() => Date, { nullable: true, description: 'How old what the ledgers know of it is.' }) asOf?: Date | null
}

@ObjectType({ description: 'A centre whose part is missing from a list.' })
@Directive('@shareable')
export class UnavailableCentre {
  @Field(() => ID) centreId: string
  @Field({ description: 'unreachable, timeout, busy, or the code of the refusal with which its deployment answered.' }) code: string
  @Field({ description: 'The code in words.' }) reason: string
  @Field(() => Date, { nullable: true, description: 'Since when it was not reached.' }) since?: Date | null
  @Field(() => Date, { nullable: true, description: 'When it was last reached.' }) asOf?: Date | null
}
