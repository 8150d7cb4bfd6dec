import { Directive, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { CatalogueItemPublished } from '@tongban/contracts'
import type { Tier } from '@tongban/kernel'
import { LocalizedText } from './localized-text.js'
import { TierEnum } from './tier.js'

type Content = CatalogueItemPublished['content']

export const ItemKind = { INSTANT: 'instant', PROMISED: 'promised' } as const satisfies Record<string, Content['kind']>
registerEnumType(ItemKind, { name: 'ItemKind', description: 'Decided at once (即办件), or within a promised limit (承诺件).' })

export const LimitUnit = { WORKING_DAYS: 'wd', CALENDAR_DAYS: 'cal' } as const satisfies Record<string, Content['promisedLimit']['unit']>
registerEnumType(LimitUnit, { name: 'LimitUnit', description: 'What a limit is counted in.' })

export const MaterialForm = {
  ORIGINAL: 'original', COPY: 'copy', VERIFIED_COPY: 'verified-copy', ORIGINAL_AND_COPY: 'original-and-copy', ELECTRONIC: 'electronic',
} as const satisfies Record<string, Content['materials'][number]['form']>
registerEnumType(MaterialForm, { name: 'MaterialForm', description: 'The form in which a document is brought.' })

@ObjectType({ description: 'A limit in days.' })
@Directive('@shareable')
export class ItemLimit {
  @Field(() => Int) days: number
  @Field(() => LimitUnit) unit: Content['promisedLimit']['unit']
}

@ObjectType({ description: 'A document the applicant brings.' })
@Directive('@shareable')
export class ItemMaterial {
  @Field(() => ID, { description: 'Type code; the same document has the same code in every item.' }) code: string
  @Field(() => LocalizedText) names: LocalizedText
  @Field() required: boolean
  @Field(() => Int) copies: number
  @Field(() => MaterialForm) form: Content['materials'][number]['form']
}

@ObjectType()
@Directive('@shareable')
export class ItemFee {
  @Field(() => LocalizedText) names: LocalizedText
  @Field({ description: 'In fen, as text: 1250 is 12.50 yuan.' }) fen: string
  @Field(() => String, { nullable: true }) basis?: string | null
}

@ObjectType({ description: 'A licence or document that a case ends in.' })
@Directive('@shareable')
export class ItemResult {
  @Field(() => ID) code: string
  @Field(() => LocalizedText) names: LocalizedText
}

/** What a version of an item says, as fields: the same for the city's standard and for a centre's item. */
@ObjectType({ isAbstract: true })
export abstract class ItemContentFields {
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => ItemKind) kind: Content['kind']
  @Field({ description: 'Code of the department.' }) department: string
  @Field(() => [TierEnum], { description: 'Tiers that may exercise it.' }) tiers: Tier[]
  @Field(() => ItemLimit) statutoryLimit: ItemLimit
  @Field(() => ItemLimit) promisedLimit: ItemLimit
  @Field(() => [ItemMaterial]) materials: ItemMaterial[]
  @Field(() => [LocalizedText]) conditions: LocalizedText[]
  @Field(() => [ItemFee]) fees: ItemFee[]
  @Field(() => [ItemResult]) results: ItemResult[]
  @Field(() => Int, { description: '1 information, 2 application, 3 acceptance, 4 all of it online.' }) onlineDepth: number
  @Field(() => String, { nullable: true, description: 'JSON Schema of the form, as text.' }) form: string | null
  @Field({ description: 'The legal basis.' }) basis: string
}

export const itemContentFields = (content: Content): ItemContentFields => ({
  ...content,
  fees: content.fees.map((fee) => ({ ...fee, fen: String(fee.fen) })),
  form: content.form === null ? null : JSON.stringify(content.form),
})
