import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { Day } from '@tongban/kernel'
import { DayScalar, LocalizedText } from '@tongban/service'
import { contentFields, type Difference } from '../../core/compare-content.js'
import type { VersionState } from '../../core/transitions.js'
import { VersionStateEnum } from './catalogue-item.type.js'

const FieldEnum = Object.fromEntries(contentFields.map((field) => [field.replace(/[A-Z]/g, '_$&').toUpperCase(), field]))
registerEnumType(FieldEnum, { name: 'CatalogueField', description: 'A field of what an item says.' })
const ChangeEnum = { ADDED: 'added', REMOVED: 'removed', CHANGED: 'changed' } as const satisfies Record<string, Difference['change']>
registerEnumType(ChangeEnum, { name: 'CatalogueChange' })

@ObjectType({ description: 'One thing that two versions say differently.' })
export class CatalogueDifference {
  @Field(() => FieldEnum) field: Difference['field']
  @Field(() => String, { nullable: true, description: 'Which of several: the code of a material or result, a tier, the Chinese words of a condition or fee.' }) key: string | null
  @Field(() => LocalizedText, { nullable: true, description: 'How that one is called.' }) names: LocalizedText | null
  @Field(() => String, { nullable: true, description: 'What of it: zh, en, days, unit, required, copies, form, fen, basis or order; null for the whole.' }) part: string | null
  @Field(() => ChangeEnum) change: Difference['change']
  @Field(() => String, { nullable: true, description: 'As plain text; null for what was added or removed as a whole, and where nothing was said.' }) before: string | null
  @Field(() => String, { nullable: true }) after: string | null
}

@ObjectType({ description: 'One of the two versions compared.' })
export class ComparedVersion {
  @Field(() => Int) version: number
  @Field(() => VersionStateEnum) state: VersionState
  @Field(() => DayScalar, { nullable: true, description: 'Null for a draft.' }) effectiveFrom: Day | null
  @Field(() => Date, { nullable: true }) publishedAt: Date | null
}

@ObjectType({ description: 'What two versions of an item say differently, field by field.' })
export class CatalogueComparison {
  @Field() code: string
  @Field(() => ComparedVersion) from: ComparedVersion
  @Field(() => ComparedVersion) to: ComparedVersion
  @Field(() => [CatalogueDifference], { description: 'In the order of the fields; empty when the two say the same.' }) differences: CatalogueDifference[]
}
