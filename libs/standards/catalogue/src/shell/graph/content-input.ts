import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { ItemKind, LimitUnit, MaterialForm, TierEnum } from '@tongban/service'
import { refuse, type Refusal, type Tier } from '@tongban/kernel'
import type { ItemContent } from '../../core/item.js'

@InputType()
export class LocalizedTextInput {
  @Field() zh: string
  @Field(() => String, { nullable: true }) en?: string | null
}

@InputType()
export class ItemLimitInput {
  @Field(() => Int) days: number
  @Field(() => LimitUnit) unit: ItemContent['promisedLimit']['unit']
}

@InputType()
export class ItemMaterialInput {
  @Field(() => ID) code: string
  @Field(() => LocalizedTextInput) names: LocalizedTextInput
  @Field() required: boolean
  @Field(() => Int) copies: number
  @Field(() => MaterialForm) form: ItemContent['materials'][number]['form']
}

@InputType()
export class ItemFeeInput {
  @Field(() => LocalizedTextInput) names: LocalizedTextInput
  @Field({ description: 'In fen, as text.' }) fen: string
  @Field(() => String, { nullable: true }) basis?: string | null
}

@InputType()
export class ItemResultInput {
  @Field(() => ID) code: string
  @Field(() => LocalizedTextInput) names: LocalizedTextInput
}

@InputType({ description: 'What a version of an item says.' })
export class CatalogueContentInput {
  @Field(() => LocalizedTextInput) names: LocalizedTextInput
  @Field(() => ItemKind) kind: ItemContent['kind']
  @Field() department: string
  @Field(() => [TierEnum]) tiers: Tier[]
  @Field(() => ItemLimitInput) statutoryLimit: ItemLimitInput
  @Field(() => ItemLimitInput) promisedLimit: ItemLimitInput
  @Field(() => [ItemMaterialInput]) materials: ItemMaterialInput[]
  @Field(() => [LocalizedTextInput]) conditions: LocalizedTextInput[]
  @Field(() => [ItemFeeInput]) fees: ItemFeeInput[]
  @Field(() => [ItemResultInput]) results: ItemResultInput[]
  @Field(() => Int) onlineDepth: number
  @Field(() => String, { nullable: true, description: 'JSON Schema of the form, as text.' }) form?: string | null
  @Field() basis: string
}

/** The content as it travels: absent instead of null, fen as a number, the form read. What cannot be read is refused with its field. */
export function readContent(input: CatalogueContentInput): ItemContent | Refusal {
  let form: unknown = null
  try {
    form = input.form ? JSON.parse(input.form) : null
  } catch (error) {
    return refuse('form-not-a-schema', { field: 'content.form', value: (error as Error).message.slice(0, 200) })
  }
  const bad = input.fees.findIndex(({ fen }) => !/^\d{1,15}$/.test(fen))
  if (bad >= 0) return refuse('fee-not-in-fen', { field: `content.fees[${bad}].fen`, value: input.fees[bad]!.fen.slice(0, 40) })
  const content = { ...input, form, fees: input.fees.map((fee) => ({ ...fee, fen: Number(fee.fen) })) }
  return withoutNulls(content) as ItemContent
}

/** GraphQL says null where a message has no field; `form` alone may be null. */
const withoutNulls = (content: object): unknown =>
  JSON.parse(JSON.stringify(content, (key, value) => (value === null && key !== 'form' ? undefined : value)))
