import type { DynamicModule } from '@nestjs/common'
import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql'
import type { StreamReport } from '@tongban/exchange'
import { Allow, assertReadsLedger, connection, CurrentPrincipal, PageArgs, pageOf, toConnection, type Connection, type Principal } from '@tongban/service'

@ObjectType({ description: 'What is wrong with one row of a stream.' })
class StreamFault {
  @Field(() => ID) source: string
  @Field() topic: string
  @Field({ description: 'The number of the row.' }) seq: string
  @Field() what: string
}

@ObjectType({ description: 'One stream as the city\'s ledger has read it, recomputed from its rows when asked.' })
class Stream {
  @Field(() => ID) source: string
  @Field() topic: string
  @Field({ description: 'Green when every row is as its source signed it.' }) green: boolean
  @Field({ description: 'The last number read.' }) lastSeq: string
  @Field({ description: 'As stored at the last number.' }) link: string
  @Field({ description: 'As recomputed from the stored bodies.' }) recomputedLink: string
  @Field(() => String, { nullable: true, description: 'The last number under a verified signature of the source.' }) verifiedHead: string | null
  @Field(() => Int, { description: 'Read and waiting for a missing number.' }) parked: number
  @Field(() => Int) deadLetters: number
  @Field(() => Int, { description: 'Seconds since the last message.' }) ageSeconds: number
  @Field(() => [StreamFault], { description: 'The rows at fault; at most a hundred.' }) faults: StreamFault[]
}
const StreamConnection = connection(Stream)

class StreamDesk {
  constructor(readonly owner: string | null, readonly reports: () => Promise<StreamReport[]>) {}
}

@Resolver(() => Stream)
class StreamsResolver {
  constructor(private readonly desk: StreamDesk) {}

  @Allow('operator', 'supervisor', 'city-standards')
  @Query(() => StreamConnection, { description: 'The streams of the city\'s ledger, with the proof that nothing in them is missing or changed.' })
  async streams(@Args() args: PageArgs, @CurrentPrincipal() principal: Principal): Promise<Connection<Stream>> {
    assertReadsLedger(principal, this.desk.owner, 'streams')
    const page = pageOf(args, 'streams', 2)
    const [source = '', topic = ''] = (page.after ?? []).map(String)
    const all = (await this.desk.reports()).map(show).sort((a, b) => compare(a, b.source, b.topic))
    return toConnection(all.filter((stream) => !page.after || compare(stream, source, topic) > 0), page, 'streams', (stream) => [stream.source, stream.topic])
  }
}

const compare = (a: Stream, source: string, topic: string): number => (a.source === source ? (a.topic < topic ? -1 : a.topic > topic ? 1 : 0) : a.source < source ? -1 : 1)

const show = ({ source, topic, state, lastSeq, link, recomputedLink, verifiedHead, parked, deadLetters, ageSeconds, faults }: StreamReport): Stream => ({
  source, topic, green: state === 'green', lastSeq: String(lastSeq), link, recomputedLink, verifiedHead: verifiedHead && String(verifiedHead.seq), parked, deadLetters,
  ageSeconds: Math.round(ageSeconds), faults: faults.map((fault) => ({ ...fault, seq: String(fault.seq) })),
})

/** The streams of the ledger that this process keeps for `owner`; null keeps none. */
export class StreamsModule {
  static over(owner: string | null, reports: () => Promise<StreamReport[]>): DynamicModule {
    return { module: StreamsModule, providers: [{ provide: StreamDesk, useValue: new StreamDesk(owner, reports) }, StreamsResolver] }
  }
}
