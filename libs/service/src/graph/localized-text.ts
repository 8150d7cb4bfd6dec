import { Directive, Field, ObjectType } from '@nestjs/graphql'

@ObjectType({ description: 'Text that people read, in Chinese and where there is one in English.' })
@Directive('@shareable')
export class LocalizedText {
  @Field() zh: string
  @Field(() => String, { nullable: true }) en?: string | null
}
