import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { Day, Tier } from '@tongban/kernel'
import { DayScalar, ItemLimit, LocalizedText, TierEnum } from '@tongban/service'
import type { CoordinatorAct } from '../../core/coordinator-acts.js'
import { DecisionEnum, EdgeKindEnum, JointActEnum, NodeKindEnum, ObjectionEnum, TaskStateEnum, UseKindEnum } from './enums.js'
import { JointCentre, JointPoint } from './joint-names.type.js'

@ObjectType({ description: 'Counted days that a centre had a node, by what they went to.' })
export class JointUse {
  @Field() node: string
  @Field(() => ID) centreId: string
  @Field(() => UseKindEnum) kind: string
  @Field(() => Int) days: number
}

@ObjectType({ description: 'Whose a day was. Tasks side by side are each charged the day.' })
export class JointDayUse {
  @Field() node: string
  @Field(() => ID) centreId: string
  @Field(() => UseKindEnum) kind: string
}

@ObjectType({ description: 'A day of the job after its acceptance.' })
export class JointDay {
  @Field(() => DayScalar) day: Day
  @Field({ description: 'Whether the job\'s clock counted it: a working day on which not all that was open stood.' }) counted: boolean
  @Field(() => [JointDayUse], { description: 'Nobody\'s where it is empty: as while an objection waits for the lead.' }) by: JointDayUse[]
}

@ObjectType({ description: 'One centre\'s time with a task.' })
export class JointHolding {
  @Field(() => Int) epoch: number
  @Field(() => ID) centreId: string
  @Field(() => TierEnum, { nullable: true }) tier: Tier | null
  @Field(() => Date) offeredAt: string
  @Field(() => Date, { nullable: true, description: 'When the offer arrived there: delivery ends.' }) receivedAt: string | null
  @Field(() => Date, { nullable: true, description: 'When an officer took it up: handling begins.' }) claimedAt: string | null
  @Field(() => String, { nullable: true }) officer: string | null
  @Field(() => Date, { nullable: true, description: 'When the centre decided; coordination may have heard of it later.' }) decidedAt: string | null
  @Field(() => Date, { nullable: true }) endedAt: string | null
  @Field(() => Date, { nullable: true, description: 'When the coordinator was told that the offer lies undelivered.' }) awayRaisedAt: string | null
}

@ObjectType({ description: 'A centre that an offer has not reached.' })
export class JointAway {
  @Field(() => ID) centreId: string
  @Field() node: string
  @Field(() => Date, { description: 'Since when the offer lies undelivered.' }) since: string
  @Field(() => Date, { nullable: true, description: 'When the coordinator was alarmed; null while it has not lain longer than the version\'s rules let it.' }) alarmedAt: string | null
  @Field(() => [ID], { description: 'Centres that may act in its stead now. Empty: nobody may, and it can only be reminded.' }) mayActInstead: string[]
  @Field(() => LocalizedText, { description: 'What a coordinator can do about it.' }) wayOut: LocalizedText
}

@ObjectType({ description: 'A node of the job\'s blueprint, with its task as it stands.' })
export class JointNode {
  @Field() id: string
  @Field(() => NodeKindEnum) kind: string
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => String, { nullable: true }) item: string | null
  @Field(() => String, { nullable: true }) department: string | null
  @Field(() => LocalizedText, { nullable: true, description: 'What the department is called at the centre that holds it, or where it is known first.' }) departmentNames: LocalizedText | null
  @Field(() => ItemLimit) limit: ItemLimit
  @Field(() => Int, { description: 'On the chart, in pixels from the upper left.' }) x: number
  @Field(() => Int) y: number
  @Field(() => Int) width: number
  @Field(() => Int) height: number
  @Field(() => TaskStateEnum, { nullable: true, description: 'Null before the job is accepted.' }) state: string | null
  @Field(() => Int, { description: '0 before the first offer; raised by each reassignment.' }) epoch: number
  @Field(() => ID, { nullable: true, description: 'Who holds it, or held it last.' }) centreId: string | null
  @Field(() => JointCentre, { nullable: true, description: 'The same centre, with its names and tier.' }) centre: JointCentre | null
  @Field(() => JointAway, { nullable: true, description: 'While the offer has not reached its centre.' }) away: JointAway | null
  @Field(() => [JointHolding]) holdings: JointHolding[]
  @Field(() => DecisionEnum, { nullable: true }) decision: string | null
  @Field(() => String, { nullable: true, description: 'The centre\'s reason.' }) reason: string | null
  @Field(() => ObjectionEnum, { nullable: true }) objection: string | null
  @Field(() => DayScalar, { nullable: true, description: 'The last day of its own clock; null before its offer and while the clock stands.' }) due: Day | null
  @Field({ description: 'The last day is counted past the last published calendar year.' }) provisional: boolean
  @Field(() => Int, { nullable: true, description: 'Days of its limit that are used up, up to today or its end; null before its offer.' }) consumed: number | null
  @Field(() => Int, { nullable: true, description: 'Days of its limit that are left; below 0 it is over it. Null before its offer.' }) left: number | null
  @Field({ description: 'Its last day passed before it ended.' }) late: boolean
  @Field({ description: 'The job waits for it now: it can be worked on, or waits for the lead or for somebody with the power, and every day of it moves the finish.' }) blocking: boolean
  @Field(() => [JointActEnum], { description: 'What you can do about it now.' }) possibleActs: CoordinatorAct[]
  @Field({ description: 'Ready, but nobody holds the power over it.' }) unroutable: boolean
  @Field(() => [ID], { description: 'Centres that an open task could be given to now; an upper tier only where it delegated the power. None while it is not open.' }) mayActInstead: string[]
  @Field(() => Int) reminders: number
  @Field(() => Date, { nullable: true, description: 'When its limit passed undecided.' }) escalatedAt: string | null
  @Field(() => [JointUse], { description: 'Counted days of the job it had, by centre.' }) days: JointUse[]
  @Field({ description: 'It decides when the job ends.' }) critical: boolean
  @Field(() => Int, { nullable: true, description: 'Working days it could take longer without moving the finish.' }) slack: number | null
}

@ObjectType()
export class JointCondition {
  @Field() node: string
  @Field(() => TaskStateEnum) is: string
}

@ObjectType()
export class JointEdge {
  @Field() from: string
  @Field() to: string
  @Field(() => EdgeKindEnum) kind: string
  @Field(() => JointCondition, { nullable: true }) when: JointCondition | null
  @Field(() => [JointPoint], { description: 'Its way on the chart, corner by corner, at right angles.' }) points: JointPoint[]
}

@ObjectType({ description: 'An open task in a list.' })
export class JointOpenTask {
  @Field() node: string
  @Field(() => TaskStateEnum) state: string
  @Field(() => LocalizedText, { nullable: true }) names: LocalizedText | null
  @Field(() => ID, { nullable: true }) centreId: string | null
  @Field(() => LocalizedText, { nullable: true }) centreNames: LocalizedText | null
  @Field(() => Date, { nullable: true }) offeredAt: string | null
}

@ObjectType({ description: 'A step of a job\'s history: one command and all that followed from it.' })
export class JointStep {
  @Field(() => Int, { description: 'Without a gap within the job.' }) no: number
  @Field() command: string
  @Field(() => String, { nullable: true, description: 'Officer or centre; null: a timer.' }) by: string | null
  @Field(() => Date) at: Date
  @Field(() => [String], { description: 'What became fact by it, in order.' }) events: string[]
}

@ObjectType({ description: 'What a centre told that coordination did not take.' })
export class JointRefusedAct {
  @Field(() => ID) centreId: string
  @Field(() => String, { nullable: true }) node: string | null
  @Field({ description: 'The type of the message.' }) message: string
  @Field({ description: 'The refusal\'s code.' }) code: string
  @Field(() => Date) at: Date
}

