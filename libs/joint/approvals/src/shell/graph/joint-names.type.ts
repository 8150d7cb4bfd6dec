import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { Tier } from '@tongban/kernel'
import { LocalizedText, TierEnum } from '@tongban/service'
import type { CoordinatorAct } from '../../core/coordinator-acts.js'
import { JointActEnum } from './enums.js'

@ObjectType({ description: 'A centre that has to do with a job.' })
export class JointCentre {
  @Field(() => ID) id: string
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => TierEnum) tier: Tier
}

@ObjectType({ description: 'A department that has to do with a job.' })
export class JointDepartment {
  @Field() code: string
  @Field(() => LocalizedText, { description: 'Its code, where the directory does not know it on this day.' }) names: LocalizedText
}

@ObjectType({ description: 'A corner of an edge on the chart, in pixels from the upper left.' })
export class JointPoint {
  @Field(() => Int) x: number
  @Field(() => Int) y: number
}

@ObjectType({ description: 'Something that the job waits for, and what can be done about it.' })
export class JointNext {
  @Field(() => LocalizedText) words: LocalizedText
  @Field(() => String, { nullable: true, description: 'Of which node.' }) node: string | null
  @Field(() => JointActEnum, { nullable: true, description: 'What you can do about it; null: nothing but wait, or it is not yours to do.' }) act: CoordinatorAct | null
}
