import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { DayScalar, ItemContentFields, connection, itemContentFields } from '@tongban/service'
import type { Day } from '@tongban/kernel'
import type { VersionState } from '../../core/transitions.js'
import type { VersionView } from '../version-row.js'

@ObjectType({ description: 'A published version of the city\'s standard for one service. It never changes.' })
export class CatalogueItem extends ItemContentFields {
  @Field() code: string
  @Field(() => Int) version: number
  @Field(() => DayScalar, { description: 'The day it takes effect at every centre.' }) effectiveFrom: Day
  @Field() publishedAt: Date
  @Field({ description: 'sha256 of the canonical text of its content; what every centre acknowledges.' }) contentHash: string
}

export const VersionStateEnum = { DRAFT: 'draft', PUBLISHED: 'published', DISCARDED: 'discarded' } as const satisfies Record<string, VersionState>
registerEnumType(VersionStateEnum, { name: 'CatalogueVersionState' })

@ObjectType({ description: 'A version being written.' })
export class CatalogueDraft extends ItemContentFields {
  @Field() code: string
  @Field(() => Int) version: number
  @Field(() => Int, { description: 'Counts the acts on it; give it as expectedVersion.' }) revision: number
  @Field(() => VersionStateEnum) state: VersionState
  @Field(() => Int, { nullable: true, description: 'The published version it began from.' }) basedOn: number | null
  @Field() changedAt: Date
  @Field({ description: 'Who changed it last.' }) changedBy: string
}

export const CatalogueItemConnection = connection(CatalogueItem)
export const CatalogueDraftConnection = connection(CatalogueDraft)

/** Only of a published version. */
export const toItem = (view: VersionView): CatalogueItem => ({
  ...itemContentFields(view.content),
  code: view.code,
  version: view.version,
  effectiveFrom: view.effectiveFrom!,
  publishedAt: view.publishedAt!,
  contentHash: view.contentHash!,
})

export const toDraft = ({ content, code, version, revision, state, basedOn, changedAt, changedBy }: VersionView): CatalogueDraft =>
  ({ ...itemContentFields(content), code, version, revision, state, basedOn, changedAt, changedBy })
