import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { Day } from '@tongban/kernel'
import { connection, DayScalar, ItemContentFields, itemContentFields, resultUnion } from '@tongban/service'
import type { ImplementationItem as Item } from '../implementation-lists.js'

@ObjectType({ description: 'What a centre runs: the version of the city\'s standard that it took over on its effective date.' })
export class ImplementationItem extends ItemContentFields {
  @Field(() => ID) centreId: string
  @Field() code: string
  @Field(() => Int) version: number
  @Field(() => DayScalar) effectiveFrom: Day
  @Field({ description: 'When the centre took it over.' }) adoptedAt: Date
  @Field({ description: 'sha256 of what the centre runs.' }) contentHash: string
}

export const ImplementationItemConnection = connection(ImplementationItem)
export const ImplementationItemResult = resultUnion('ImplementationItemResult', () => ImplementationItem, ['item-not-run'], { routed: true })

export const toNode = ({ content, centreId, code, version, effectiveFrom, adoptedAt, contentHash }: Item): ImplementationItem =>
  ({ ...itemContentFields(content), centreId, code, version, effectiveFrom, adoptedAt, contentHash })
