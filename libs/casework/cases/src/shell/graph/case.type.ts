import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { IdentityTypeEnum, PartyKindEnum, PartyRoleEnum } from '@tongban/counter'
import { DayScalar } from '@tongban/service'
import type { Day } from '@tongban/kernel'
import type { RunningClock } from '../../core/case.js'
import type { KeptCase } from '../kase-row.js'
import { CaseTask } from './case-task.type.js'
import { CaseActEnum, CaseResultEnum, CaseStateEnum, ChannelEnum, StageEnum } from './enums.js'

@ObjectType({ description: 'A limit that runs from a start day, which is day 0.' })
@Directive('@shareable')
export class CaseClock {
  @Field(() => DayScalar) start: Day
  @Field(() => Int) limit: number
  @Field({ description: 'wd: working days; cal: calendar days.' }) unit: string
  @Field(() => DayScalar, { nullable: true, description: 'The last day in time; null while the clock stands.' }) due: Day | null
  @Field({ description: 'Counted past the last published calendar year: recomputed when it is published.' }) provisional: boolean
  /** What its days are told by. */
  running: RunningClock
  endedAt: Date | null
}

@ObjectType({ description: 'A material that lies on the table.' })
export class CasePaper {
  @Field() code: string
  @Field(() => Int) copies: number
}

@ObjectType({ description: 'The one-off notification of everything missing (art. 32).' })
export class CaseNotification {
  @Field(() => Date) at: Date
  @Field(() => [String]) missing: string[]
  @Field(() => DayScalar, { description: 'The last day for completing the papers.' }) completeBy: Day
  /** The case it is of. */
  kept: KeptCase
}

@ObjectType({ description: 'Where a case came from.' })
export class CaseOrigin {
  @Field(() => ChannelEnum) channel: string
  @Field(() => String, { nullable: true }) system: string | null
  @Field(() => String, { nullable: true }) externalId: string | null
}

@ObjectType({ description: 'Who did what, when, on which basis.' })
export class CaseStep {
  @Field(() => Int, { description: 'Without a gap within the case.' }) no: number
  @Field() kind: string
  @Field(() => StageEnum) stage: string
  @Field(() => CaseStateEnum, { description: 'The state the step led to.' }) state: string
  @Field() actor: string
  @Field() post: string
  @Field(() => String, { nullable: true }) window: string | null
  @Field(() => Date, { description: 'Office time of the act.' }) occurredAt: Date
  @Field(() => Date) recordedAt: Date
  @Field() basis: string
  @Field(() => String, { nullable: true }) reason: string | null
  @Field({ description: 'Over this step and the hash of the one before.' }) stepHash: string
  @Field(() => String, { nullable: true }) previousStepHash: string | null
  /** Where: what its names are looked up by. */
  centreId: string
}

@ObjectType({ description: 'A party of a case, for the centre\'s own staff.' })
export class CaseParty {
  @Field(() => Int) no: number
  @Field(() => PartyRoleEnum) role: string
  @Field(() => PartyKindEnum) kind: string
  @Field() name: string
  @Field(() => IdentityTypeEnum) identityType: string
  @Field({ description: 'The first three and the last four characters.' }) identityMasked: string
}

@ObjectType({ description: 'A case at its centre, for the centre\'s own staff.' })
@Directive('@key(fields: "centreId id")')
export class Case {
  @Field(() => ID) centreId: string
  @Field(() => ID) id: string
  @Field(() => Int) version: number
  @Field(() => String, { nullable: true, description: 'Given at acceptance.' }) number: string | null
  @Field(() => CaseStateEnum) state: string
  @Field(() => [CaseActEnum], { description: 'What can follow, by whoever holds the post for it.' }) possibleActs: string[]
  @Field() itemCode: string
  @Field(() => Int) itemVersion: number
  @Field(() => CaseOrigin) origin: CaseOrigin
  @Field(() => [CasePaper]) papers: CasePaper[]
  @Field(() => [String], { description: 'Codes of the required materials that are missing.' }) missing: string[]
  @Field(() => Date, { description: 'When the application was received; kept for art. 32.' }) receivedAt: Date
  @Field(() => DayScalar, { description: 'The last day for telling what is missing; after it the application counts as accepted.' }) notifyBy: Day
  @Field(() => CaseNotification, { nullable: true }) notification: CaseNotification | null
  @Field(() => Date, { nullable: true }) acceptedAt: Date | null
  @Field(() => CaseClock, { nullable: true }) promised: CaseClock | null
  @Field(() => CaseClock, { nullable: true }) statutory: CaseClock | null
  @Field(() => Date, { nullable: true }) concludedAt: Date | null
  @Field(() => CaseResultEnum, { nullable: true }) result: string | null
  @Field(() => Date, { nullable: true, description: 'When nobody had to work on it any more.' }) closedAt: Date | null
  @Field(() => CaseTask, { nullable: true, description: 'The task of a joint job that the case was opened for.' }) task: CaseTask | null
  /** As it was read: what other fields are told by. */
  kept: KeptCase
}

@ObjectType({ description: 'What an act became. The same command again gives the same step and receipt code.' })
export class CaseActDone {
  @Field(() => ID) centreId: string
  @Field(() => ID) caseId: string
  @Field(() => String, { nullable: true, description: 'On acceptance, for the receipt: with the case number it shows the progress without a login. Not stored; shown here alone.' })
  receiptCode: string | null
  /** Which step; its fields resolve it. */
  no: number
}

@ObjectType({ description: 'How far a case is, for whoever holds its receipt. No names.' })
export class CaseProgress {
  @Field() number: string
  @Field(() => CaseStateEnum) state: string
  @Field() itemCode: string
  @Field(() => Int) itemVersion: number
  @Field(() => Date) receivedAt: Date
  @Field(() => Date) acceptedAt: Date
  @Field(() => CaseClock) promised: CaseClock
  @Field(() => Date, { nullable: true }) concludedAt: Date | null
  @Field(() => CaseResultEnum, { nullable: true }) result: string | null
  @Field(() => Date, { nullable: true }) closedAt: Date | null
  /** As it was read. */
  kept: KeptCase
}
