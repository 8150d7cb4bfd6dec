import { Directive, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { DayScalar } from '@tongban/service'
import type { Day } from '@tongban/kernel'
import type { LedgerSort } from '../ledger-reader.js'

export const LedgerSortEnum = { RECEIVED_ASC: 'received-asc', RECEIVED_DESC: 'received-desc', DUE_ASC: 'due-asc' } as const satisfies Record<string, LedgerSort>
registerEnumType(LedgerSortEnum, { name: 'LedgerSort', description: 'The order of a ledger\'s list. DUE_ASC lists only cases whose clock runs, the most urgent first.' })

@ObjectType({ description: 'A limit that runs from a start day, which is day 0.' })
@Directive('@shareable')
export class LedgerClock {
  @Field(() => DayScalar) start: Day
  @Field(() => Int) limit: number
  @Field({ description: 'wd: working days; cal: calendar days.' }) unit: string
  @Field(() => DayScalar, { nullable: true }) due: Day | null
  @Field() provisional: boolean
}

@ObjectType({ description: 'A step as it came up: who, from which post, when, on which basis. No personal data.' })
@Directive('@shareable')
export class LedgerStep {
  @Field(() => Int) no: number
  @Field() kind: string
  @Field(() => String, { nullable: true }) stage: string | null
  @Field({ description: 'The state the step led to.' }) state: string
  @Field() actor: string
  @Field() post: string
  @Field(() => String, { nullable: true }) window: string | null
  @Field(() => Date) occurredAt: Date
  @Field(() => Date) recordedAt: Date
  @Field() basis: string
  @Field(() => String, { nullable: true }) reason: string | null
  @Field() stepHash: string
  @Field(() => String, { nullable: true }) previousStepHash: string | null
  @Field({ description: 'Its hash was recomputed now from what the ledger holds, and it follows the step before it.' }) proven: boolean
}

@ObjectType({ description: 'The task of a joint job that a case was opened for.' })
@Directive('@shareable')
export class LedgerTask {
  @Field(() => ID) jobId: string
  @Field() node: string
  @Field(() => Int) epoch: number
}

@ObjectType({ description: 'A case as a ledger holds it: steps, officers\' posts and clocks, no personal data.' })
@Directive('@shareable')
export class LedgerCase {
  @Field(() => ID, { description: 'Whose ledger: the district\'s or the city\'s.' }) owner: string
  @Field(() => ID) centreId: string
  @Field(() => ID) id: string
  @Field(() => Int, { description: 'How many steps it has.' }) version: number
  @Field(() => String, { nullable: true }) number: string | null
  @Field() itemCode: string
  @Field(() => Int) itemVersion: number
  @Field() channel: string
  @Field({ description: 'In the words of the centre: received, notified, accepted, handled, reviewed, approved, refused, concluded, delivered, not-accepted, withdrawn, lapsed, cancelled.' }) state: string
  @Field(() => String, { nullable: true }) stage: string | null
  @Field(() => Date) receivedAt: Date
  @Field(() => Date, { nullable: true }) acceptedAt: Date | null
  @Field(() => Date, { nullable: true }) concludedAt: Date | null
  @Field(() => String, { nullable: true }) result: string | null
  @Field(() => LedgerClock, { nullable: true }) promised: LedgerClock | null
  @Field(() => LedgerClock, { nullable: true }) statutory: LedgerClock | null
  @Field(() => LedgerTask, { nullable: true }) joint: LedgerTask | null
  @Field(() => Date) lastOccurredAt: Date
  @Field(() => Date) lastRecordedAt: Date
}
