import type { DynamicModule } from '@nestjs/common'
import { Args, ArgsType, Field, ID, Int, ObjectType, Query, registerEnumType, Resolver } from '@nestjs/graphql'
import type { StreamReport } from '@tongban/exchange'
import { refuse, type Refusal } from '@tongban/kernel'
import { Allow, centresOf, connection, CurrentPrincipal, PageArgs, pageOf, resultUnion, toConnection, type Connection, type Principal } from '@tongban/service'

const StreamSideEnum = { SENT: 'sent', LEDGER: 'ledger' } as const satisfies Record<string, StreamReport['side']>
registerEnumType(StreamSideEnum, { name: 'StreamSide', description: 'SENT: as this centre published it. LEDGER: as this centre\'s ledger read it.' })

@ObjectType({ description: 'What is wrong with one row of a stream.' })
class CentreStreamFault {
  @Field({ description: 'The number of the row.' }) seq: string
  @Field() what: string
}

@ObjectType({ description: 'One stream, recomputed from its rows when asked.' })
class CentreStream {
  @Field(() => StreamSideEnum) side: string
  @Field(() => ID) source: string
  @Field() topic: string
  @Field({ description: 'Every row is as its source signed it.' }) green: boolean
  @Field({ description: 'The last number.' }) lastSeq: string
  @Field({ description: 'As stored at the last number.' }) link: string
  @Field({ description: 'As recomputed from the stored bodies.' }) recomputedLink: string
  @Field(() => String, { nullable: true, description: 'The last number under a verified signature of the source.' }) verifiedHead: string | null
  @Field(() => Int, { description: 'Stamped and not shipped, or read and waiting for a missing number.' }) parked: number
  @Field(() => Int) deadLetters: number
  @Field(() => Int, { description: 'Seconds since the last message.' }) ageSeconds: number
  @Field(() => [CentreStreamFault], { description: 'The rows at fault; at most a hundred.' }) faults: CentreStreamFault[]
}

const CentreStreamsResult = (() => {
  const Streams = connection(CentreStream)
  return resultUnion('CentreStreamsResult', () => Streams, ['no-such-entry'], { routed: true })
})()

@ArgsType()
class CentreStreamsArgs extends PageArgs {
  @Field(() => ID) centreId: string
}

export interface CentreStreamsOptions {
  /** The streams of one ledger, or those one source publishes. */
  reports: (of: { owner: string } | { source: string }) => Promise<StreamReport[]>
  /** The centres this deployment hosts. */
  centres: readonly string[]
  /** Whose ledger it keeps. */
  owner: string | null
}

class StreamsDesk {
  constructor(readonly options: CentreStreamsOptions) {}
}

@Resolver()
class CentreStreamsResolver {
  constructor(private readonly desk: StreamsDesk) {}

  @Allow('operator', 'supervisor', 'centre-head')
  @Query(() => CentreStreamsResult, { description: 'What a centre has sent and what its ledger has read, with the proof that nothing in it is missing or changed. Of every centre for operators, of their own for its head and supervisor.' })
  async centreStreams(@Args() { centreId, ...asked }: CentreStreamsArgs, @CurrentPrincipal() principal: Principal): Promise<Connection<CentreStream> | Refusal> {
    const page = pageOf(asked, 'streams', 3)
    const { reports, centres, owner } = this.desk.options
    const mayAsk = principal.roles.includes('operator') || centresOf(principal, [centreId]).length > 0
    if (!mayAsk || !centres.includes(centreId)) return refuse('no-such-entry', { kind: 'centre', id: centreId })
    const sent = await reports({ source: centreId })
    const read = centreId === owner ? await reports({ owner }) : []
    const all = [...sent.filter(({ side }) => side === 'sent'), ...read.filter(({ side }) => side === 'ledger')].map(show).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    const after = page.after?.join(' ')
    return toConnection(after === undefined ? all : all.filter((stream) => placeOf(stream) > after), page, 'streams', ({ side, source, topic }) => [side, source, topic])
  }
}

const placeOf = ({ side, source, topic }: Pick<CentreStream, 'side' | 'source' | 'topic'>): string => `${side} ${source} ${topic}`

const show = ({ side, source, topic, state, lastSeq, link, recomputedLink, verifiedHead, parked, deadLetters, ageSeconds, faults }: StreamReport): CentreStream => ({
  side, source, topic, green: state === 'green', lastSeq: String(lastSeq), link, recomputedLink, verifiedHead: verifiedHead && String(verifiedHead.seq), parked, deadLetters,
  ageSeconds: Math.round(ageSeconds), faults: faults.slice(0, 100).map(({ seq, what }) => ({ seq: String(seq), what })),
})

/** The streams of a deployment of centres. */
export class CentreStreamsModule {
  static over(options: CentreStreamsOptions): DynamicModule {
    return { module: CentreStreamsModule, providers: [{ provide: StreamsDesk, useValue: new StreamsDesk(options) }, CentreStreamsResolver] }
  }
}
