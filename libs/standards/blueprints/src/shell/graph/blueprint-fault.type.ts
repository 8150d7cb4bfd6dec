import { Field, ID, ObjectType } from '@nestjs/graphql'
import { sentence } from '@tongban/contracts'
import { LocalizedText } from '@tongban/service'
import type { BlueprintFault as Fault } from '../../core/check/fault.js'

@ObjectType({ description: 'What is wrong with a blueprint.' })
export class BlueprintFault {
  @Field({ description: 'Stable, for programs.' }) code: string
  @Field(() => ID, { nullable: true, description: 'The node it is wrong at; null: the whole.' }) node: string | null
  @Field(() => LocalizedText, { description: 'A sentence for people, with the way out.' }) why: LocalizedText
}

export const showFault = (fault: Fault): BlueprintFault =>
  ({ code: fault.refused, node: fault.params.node, why: { zh: sentence(fault, 'zh'), en: sentence(fault, 'en') } })
