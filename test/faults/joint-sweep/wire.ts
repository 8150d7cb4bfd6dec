import { sleep, type Federation } from '../../federation.js'
import { openAdmin } from './gate.js'
import type { Node, Station } from './road.js'

/** Deployments that speak about jobs, with their databases, and where each source's messages are read. */
export const DATABASES = { coordination: 'tongban_coordination', haizhu: 'tongban_haizhu', 'city-centre': 'tongban_city_centre' } as const
export type Deployment = keyof typeof DATABASES
export const DEPLOYMENTS = Object.keys(DATABASES) as Deployment[]
export const HOME: Record<Station, Deployment> = { coordination: 'coordination', hz: 'haizhu', hzcg: 'haizhu', gz: 'city-centre' }
export const topicOf = (station: Station): string => `tb.${station}.inbox`
const STATIONS = Object.keys(HOME) as Station[]
const TOPICS = STATIONS.map(topicOf)

/** A stream between coordination and a centre, as the tables on both sides and the log between them show it. */
export interface Stream {
  source: Station
  station: Station
  /** In the outbox, without a number. */
  written: number
  /** The last number given, remembered as shipped, lying in the exchange's log, and taken in. */
  stamped: number
  remembered: number
  shipped: number
  taken: number
}

/** One message of a job: where it is. */
export interface Message {
  job: string
  label: string
  station: Station
  state: 'written' | 'stamped' | 'shipped' | 'taken'
}

type Admin = Awaited<ReturnType<typeof openAdmin>>

const STATE = `
  select 'written' as what, source, topic, count(*)::int as n from outbox where topic = any($1) group by source, topic
  union all select 'stamped', source, topic, last_seq::int from stream where topic = any($1)
  union all select 'remembered', source, topic, seq::int from ship_cursor where topic = any($1)
  union all select 'taken', source, topic, last_seq::int from inbox where topic = any($1)`

const SHIPPED = `
  select 'shipped' as what, headers::jsonb ->> 'ce_source' as source, t.name as topic, max((headers::jsonb ->> 'tb_seq')::int) as n
  from xtopic t join xpartition p on p.topic_id = t.id join xlog l on l.topic_id = t.id and l."offset" >= p.next_offset - 300
  where t.name = any($1) group by 2, 3`

const MESSAGES = `
  with m as (
    select source, topic, null::int as seq, position as at, type, aggregate_id from outbox where topic = any($1)
    union all select source, topic, seq::int, seq, type, aggregate_id from sent where topic = any($1))
  select * from m where split_part(aggregate_id, ':', 1) = any($2) and type like 'joint.%' order by seq nulls last, at`

/** What an administrator sees of the messages between coordination and the centres, in every database. */
export class Wire {
  private constructor(private readonly admins: Record<Deployment, Admin>, private readonly exchange: Admin) {}

  static async open(federation: Federation): Promise<Wire> {
    const opened = await Promise.all(DEPLOYMENTS.map(async (deployment) => [deployment, await openAdmin(federation.adminUrl(DATABASES[deployment]))] as const))
    return new Wire(Object.fromEntries(opened) as Record<Deployment, Admin>, await openAdmin(federation.adminUrl('tongban_exchange')))
  }

  async close(): Promise<void> {
    await Promise.all([...Object.values(this.admins), this.exchange].map((admin) => admin.close()))
  }

  async rows<R = any>(deployment: Deployment, text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.admins[deployment].query<R>({ text, values })).rows
  }

  async streams(): Promise<Stream[]> {
    const found = new Map<string, Stream>()
    const seen = [...(await Promise.all(DEPLOYMENTS.map((deployment) => this.rows(deployment, STATE, [TOPICS])))).flat(), ...(await this.exchange.query({ text: SHIPPED, values: [TOPICS] })).rows]
    for (const { what, source, topic, n } of seen) {
      if (!(source in HOME)) continue
      const key = `${source} ${topic}`
      const stream = found.get(key) ?? { source, station: STATIONS[TOPICS.indexOf(topic)]!, written: 0, stamped: 0, remembered: 0, shipped: 0, taken: 0 }
      found.set(key, Object.assign(stream, { [what]: n }))
    }
    return [...found.values()]
  }

  /** Waits until the streams are as said; names them when they do not become so. */
  async until(what: string, holds: (streams: Stream[]) => boolean, patienceMs = 60_000): Promise<void> {
    const end = Date.now() + patienceMs
    for (let streams = await this.streams(); !holds(streams); streams = await this.streams()) {
      if (Date.now() > end) throw new Error(`not within ${patienceMs / 1000} s: ${what}\n${streams.map((stream) => JSON.stringify(stream)).join('\n')}`)
      await sleep(40)
    }
  }

  /** Nothing is under way. */
  quiet(): Promise<void> {
    return this.until('every message is taken in', (streams) => streams.every(({ written, stamped, remembered, taken }) => written === 0 && stamped === remembered && stamped === taken))
  }

  /** The messages of jobs in the order of their streams. */
  async messages(jobs: readonly string[]): Promise<Message[]> {
    const streams = await this.streams()
    const rows = (await Promise.all(DEPLOYMENTS.map((deployment) => this.rows(deployment, MESSAGES, [TOPICS, jobs])))).flat()
    return rows.map(({ source, topic, seq, type, aggregate_id: aggregate }) => {
      const { taken, shipped, station } = streams.find((each) => each.source === source && topicOf(each.station) === topic)!
      const [job, node] = aggregate.split(':')
      const label = [/^joint\.(.*)\.v1$/.exec(type)![1], ...(node ? [node] : [])].join(' ')
      return { job, label, station, state: seq === null ? 'written' : seq <= taken ? 'taken' : seq <= shipped ? 'shipped' : 'stamped' }
    })
  }

  /** How many readers of a deployment stand in the middle of their transaction, before they write down what they have taken in. */
  async readersHalfway(deployment: Deployment): Promise<number> {
    return (await this.rows(deployment, "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into ledger_event%'")).length
  }

  /** The id of the case that a centre opened for a task. */
  async caseOf(deployment: Deployment, jobId: string, node: Node): Promise<string> {
    const [found, ...more] = await this.rows<{ id: string }>(deployment, 'select id from case_file where job_id = $1 and job_node = $2', [jobId, node])
    if (!found || more.length > 0) throw new Error(`${deployment} has ${more.length + (found ? 1 : 0)} cases of task ${node} of job ${jobId}`)
    return found.id
  }
}
