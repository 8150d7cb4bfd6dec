import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { Day } from '@tongban/kernel'
import { connection, DayScalar, LocalizedText } from '@tongban/service'
import { rulesBefore } from '../../core/blueprint.js'
import { criticalPath } from '../../core/critical-path.js'
import { documentUnion } from '../../core/documents.js'
import type { VersionState } from '../../core/version.js'
import type { VersionView } from '../version-row.js'
import type { Chart } from '../lay-out.js'
import { BlueprintVersionState } from './blueprint-enums.js'
import { BlueprintArrow, BlueprintNode, BlueprintRules } from './chart.types.js'
import { BlueprintDocuments } from './document.types.js'

/** What a version says, and what follows from it. */
@ObjectType({ isAbstract: true })
abstract class BlueprintFields {
  @Field() code: string
  @Field(() => Int) version: number
  @Field(() => LocalizedText) names: LocalizedText
  @Field({ description: 'Code of the department that receives once and forwards.' }) lead: string
  @Field({ description: 'What the joint approval stands on.' }) basis: string
  @Field(() => [BlueprintNode]) nodes: BlueprintNode[]
  @Field(() => [BlueprintArrow]) edges: BlueprintArrow[]
  @Field(() => BlueprintDocuments) documents: BlueprintDocuments
  @Field(() => BlueprintRules) rules: BlueprintRules
  @Field(() => Int, { description: 'Length of the critical path.' }) workingDays: number
  @Field(() => [ID], { description: 'The nodes without slack.' }) criticalPath: string[]
}

@ObjectType({ description: 'A published version of how several departments decide on one submission. It never changes.' })
export class Blueprint extends BlueprintFields {
  @Field(() => DayScalar, { description: 'Jobs accepted from this day on take it.' }) effectiveFrom: Day
  @Field() publishedAt: Date
  @Field(() => Int, { description: 'Of the chart, in pixels.' }) width: number
  @Field(() => Int) height: number
  @Field({ description: 'sha256 of the canonical text of its content; the chart\'s layout is no part of it.' }) contentHash: string
}

@ObjectType({ description: 'A version being written.' })
export class BlueprintDraft extends BlueprintFields {
  @Field(() => Int, { description: 'Counts the acts on it; give it as expectedVersion.' }) revision: number
  @Field(() => BlueprintVersionState) state: VersionState
  @Field() changedAt: Date
  @Field({ description: 'Who changed it last.' }) changedBy: string
}

export const BlueprintConnection = connection(Blueprint)
export const BlueprintDraftConnection = connection(BlueprintDraft)

function fieldsOf({ code, version, content }: VersionView, chart: Chart | null): BlueprintFields {
  const plan = criticalPath(content)
  const places = new Map(plan.nodes.map((place) => [place.id, place]))
  const positions = new Map(chart?.nodes.map((position) => [position.id, position]))
  return {
    ...content,
    rules: content.rules ?? rulesBefore, // a draft kept since before there were rules lacks them; its faults say so
    code,
    version,
    nodes: content.nodes.map((node) => ({ ...node, place: places.get(node.id) ?? null, position: positions.get(node.id) ?? null })),
    edges: content.edges.map((edge, at) => ({ ...edge, points: chart?.edges[at]?.points ?? null })),
    documents: documentUnion(content),
    workingDays: plan.workingDays,
    criticalPath: plan.critical,
  }
}

/** Only of a published version. */
export const toBlueprint = (view: VersionView, chart: Chart): Blueprint =>
  ({ ...fieldsOf(view, chart), width: chart.width, height: chart.height, effectiveFrom: view.effectiveFrom!, publishedAt: view.publishedAt!, contentHash: view.contentHash! })

/** The version as it was written stands beside its fields, for what is only computed when asked for. */
export const toDraft = (view: VersionView): BlueprintDraft & { view: VersionView } =>
  ({ ...fieldsOf(view, null), revision: view.revision, state: view.state, changedAt: view.changedAt, changedBy: view.changedBy, view })
