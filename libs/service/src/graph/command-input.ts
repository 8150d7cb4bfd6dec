import { Field, InputType, Int } from '@nestjs/graphql'
import { UuidScalar } from './scalars.js'

/** What every mutation's input begins with. */
@InputType({ isAbstract: true })
export abstract class CommandInput {
  @Field(() => UuidScalar, { description: 'Made by the client; the same id and body again give the first answer.' }) commandId: string
  @Field(() => Int, { nullable: true, description: 'Refuse when the record is no longer at this version.' }) expectedVersion?: number | null
}
