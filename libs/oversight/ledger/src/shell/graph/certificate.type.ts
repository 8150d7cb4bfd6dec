import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { DayScalar } from '@tongban/service'
import type { Day } from '@tongban/kernel'

@ObjectType({ description: 'A message that was received and could not be applied when the day was closed.' })
@Directive('@shareable')
export class CertifiedDeadLetter {
  @Field({ description: 'Its number in the stream.' }) seq: string
  @Field() why: string
  @Field(() => String, { nullable: true, description: 'The field at fault.' }) field: string | null
}

@ObjectType({ description: 'What a ledger certifies of one centre\'s stream at the end of a day, signed by whoever keeps the ledger.' })
@Directive('@shareable')
export class LedgerCertificate {
  @Field(() => ID) owner: string
  @Field(() => ID) source: string
  @Field() topic: string
  @Field(() => DayScalar) day: Day
  @Field(() => Int, { description: 'Events of that day, by office time.' }) dayCount: number
  @Field({ description: 'The last number held when the day was closed.' }) lastSeq: string
  @Field({ description: 'How many events were held.' }) count: string
  @Field({ description: 'The sum over them, 16 hexadecimal digits.' }) digest: string
  @Field({ description: 'The link at the last number.' }) link: string
  @Field(() => Int, { description: 'Numbers known to exist and not held.' }) gaps: number
  @Field(() => [CertifiedDeadLetter]) dead: CertifiedDeadLetter[]
  @Field(() => Int, { description: 'How old the newest signed message was, in seconds.' }) ageSeconds: number
  @Field(() => Date) closedAt: Date
  @Field({ description: 'The canonical text that is signed.' }) text: string
  @Field() kid: string
  @Field({ description: 'Ed25519 over "tongban-certificate", a line feed and the text; base64.' }) signature: string
}
