import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { Tier } from '@tongban/kernel'
import { ItemLimit, LocalizedText, MaterialForm, TierEnum } from '@tongban/service'
import type { DocumentForm, EdgeKind, Limit, NodeKind, NodeOutcome } from '../../core/blueprint.js'
import { BlueprintEdgeKind, BlueprintNodeKind, BlueprintOutcome } from './blueprint-enums.js'

@ObjectType({ description: 'A document that a node asks for.' })
export class BlueprintMaterial {
  @Field(() => ID) code: string
  @Field({ description: 'Whom it concerns.' }) subject: string
  @Field(() => String, { nullable: true, description: 'Which of several forms of the type.' }) variant: string | null
  @Field(() => MaterialForm) form: DocumentForm
}

@ObjectType({ description: 'Silence counts as consent, by a rule.' })
export class BlueprintDeemedConsent {
  @Field() basis: string
  @Field(() => Int) afterDays: number
}

@ObjectType({ description: 'A node\'s place in the plan, in working days after the start.' })
export class BlueprintPlace {
  @Field(() => Int) earliest: number
  @Field(() => Int) latest: number
  @Field(() => Int, { description: 'Days it may lose without moving the end; 0 on the critical path.' }) slack: number
}

@ObjectType({ description: 'Where a node stands on the chart, in pixels from the upper left.' })
export class BlueprintPosition {
  @Field(() => Int) x: number
  @Field(() => Int) y: number
  @Field(() => Int) width: number
  @Field(() => Int) height: number
}

@ObjectType({ description: 'A corner of an edge on the chart, in pixels from the upper left.' })
export class BlueprintPoint {
  @Field(() => Int) x: number
  @Field(() => Int) y: number
}

@ObjectType()
export class BlueprintNode {
  @Field(() => ID) id: string
  @Field(() => BlueprintNodeKind) kind: NodeKind
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => String, { nullable: true, description: 'The catalogue item that is exercised.' }) item: string | null
  @Field(() => String, { nullable: true }) department: string | null
  @Field(() => TierEnum, { nullable: true, description: 'The lowest tier that may act; null: any.' }) tier: Tier | null
  @Field(() => ItemLimit) limit: Limit
  @Field(() => [BlueprintMaterial]) materials: BlueprintMaterial[]
  @Field(() => BlueprintDeemedConsent, { nullable: true }) deemedConsent: BlueprintDeemedConsent | null
  @Field(() => BlueprintPlace, { nullable: true, description: 'Null on a cycle or behind one.' }) place: BlueprintPlace | null
  @Field(() => BlueprintPosition, { nullable: true, description: 'Set once published.' }) position: BlueprintPosition | null
}

@ObjectType()
export class BlueprintCondition {
  @Field(() => ID) node: string
  @Field(() => BlueprintOutcome) is: NodeOutcome
}

@ObjectType({ description: 'A supplement after acceptance pauses the tasks that use its papers, by a rule.' })
export class BlueprintSupplementPause {
  @Field() basis: string
}

@ObjectType({ description: 'The rules that jobs under this version go by, for as long as they last.' })
export class BlueprintRules {
  @Field(() => Int, { description: 'After so many working hours an offer that no centre received is an alarm.' }) awayAfterHours: number
  @Field(() => [String], { description: 'When offices are open on a working day: 09:00-12:00. Working hours are counted in them.' }) officeHours: string[]
  @Field(() => BlueprintSupplementPause, { nullable: true, description: 'Null: no rule is cited, and a supplement stops no clock.' }) supplementPause: BlueprintSupplementPause | null
}

@ObjectType({ description: 'An edge of the chart: what follows what.' })
export class BlueprintArrow {
  @Field(() => ID) from: string
  @Field(() => ID) to: string
  @Field(() => BlueprintEdgeKind) kind: EdgeKind
  @Field(() => BlueprintCondition, { nullable: true }) when: BlueprintCondition | null
  @Field(() => [BlueprintPoint], { nullable: true, description: 'Its way on the chart, corner by corner, at right angles; set once published.' }) points: BlueprintPoint[] | null
}
