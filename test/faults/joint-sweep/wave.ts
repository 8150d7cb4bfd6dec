import { until, type Federation } from '../../federation.js'
import { Gate, reading, REMEMBERING, STAMPING, TAKING_IN } from './gate.js'
import type { People, SweptJob } from './people.js'
import { CUTS, LADDER, type Cut, type Station } from './road.js'
import { DATABASES, DEPLOYMENTS, HOME, topicOf, type Deployment, type Message, type Stream, type Wire } from './wire.js'

/** Where the next message is when the victim dies: in its sender's outbox; or in the exchange's log, its sender not remembering so, its reader in the middle of taking it in. */
export type Side = 'written' | 'shipped'

/** How jobs are led to their cuts: `rungs` of the ladder, and who goes no rung or one only joins behind the fourth. */
export interface Way {
  rungs: number
  joins?: number
  side: Side
  /** The rung before which all that is written begins to stay in the outboxes, and, where it is to be shipped, the one before which it goes out. */
  hold: number
  ship?: number
  /** Whose messages coordination has in hand, when several ship: it takes in the batch of one at a time. */
  first?: 'haizhu' | 'city-centre'
}

/** Every cut by one of the ways; before the messages of one statement, the first of which was taken in, the rest can only be shipped. */
export const WAYS: readonly Way[] = [
  { rungs: 4, joins: 0, side: 'written', hold: 1 },
  { rungs: 4, joins: 0, side: 'shipped', hold: 1, ship: 4, first: 'haizhu' },
  { rungs: 4, joins: 0, side: 'shipped', hold: 1, ship: 4, first: 'city-centre' },
  { rungs: 5, joins: 1, side: 'written', hold: 4 },
  { rungs: 5, joins: 1, side: 'shipped', hold: 4, ship: 5 },
  { rungs: 2, side: 'shipped', hold: 0, ship: 1 },
  { rungs: 3, side: 'shipped', hold: 0, ship: 1 },
]

/** The cuts that lie on a way. */
export const cutsOn = (way: Way): Cut[] => CUTS.filter(({ after }) => after === way.rungs || after === way.joins)

/** A job and the cut that it is led to. */
export interface Led {
  job: SweptJob
  cut: Cut
}

const JOINING = 4

/** The gates of the federation, and how jobs are led between them to their cuts. */
export class Waves {
  private constructor(
    private readonly federation: Federation, private readonly wire: Wire, private readonly people: People,
    private readonly doors: Record<Station, Gate>, private readonly stamps: Gate[], private readonly memories: Gate[], private readonly intakes: Gate[],
  ) {}

  static async make(federation: Federation, wire: Wire, people: People): Promise<Waves> {
    const door = (station: Station) => Gate.make(federation.adminUrl(DATABASES[HOME[station]]), reading(topicOf(station)))
    const everywhere = (lock: string) => Promise.all(DEPLOYMENTS.map((deployment) => Gate.make(federation.adminUrl(DATABASES[deployment]), lock)))
    const doors = { coordination: await door('coordination'), hz: await door('hz'), gz: await door('gz'), hzcg: await door('hzcg') }
    return new Waves(federation, wire, people, doors, await everywhere(STAMPING), await everywhere(REMEMBERING), await everywhere(TAKING_IN))
  }

  async remove(): Promise<void> {
    await Promise.all(this.gates.map((gate) => gate.remove()))
  }

  /** Leads jobs to their cuts; `there` is called when each stands where it must. Afterwards everything may go on. */
  async lead(way: Way, led: readonly Led[], there: (messages: Message[]) => Promise<void>): Promise<void> {
    const [early, late] = [led.filter(({ cut }) => cut.after === way.rungs), led.filter(({ cut }) => cut.after !== way.rungs)]
    for (const door of Object.values(this.doors)) await door.close()
    try {
      await this.people.act(early.map(({ job }) => job))
      for (const [rung, station] of LADDER.slice(0, way.rungs).entries()) {
        if (rung === JOINING) await this.people.act(late.map(({ job }) => job))
        if (rung <= way.hold) await this.wire.until('what was written lies before the doors', atTheDoors)
        if (rung === way.hold) for (const stamp of this.stamps) await stamp.close()
        if (rung === way.ship) await this.ship(way)
        await this.letIn(station)
      }
      if (way.rungs === JOINING) await this.people.act(late.map(({ job }) => job))
      if (way.ship === way.rungs) await this.ship(way)
      if (way.side === 'shipped') await this.takeInByHalf()
      await there(await this.wire.messages(led.map(({ job }) => job.id)))
    } finally {
      for (const gate of this.gates) await gate.open()
    }
  }

  private async letIn(station: Station): Promise<void> {
    await this.doors[station].open()
    await this.wire.until(`${station} has taken in what lay before it`, (streams) => streams.filter((stream) => stream.station === station).every(({ shipped, taken, stamped }) => taken === stamped && taken === shipped))
    await this.doors[station].close()
  }

  /** Lets out what was held, while its sender cannot remember that it went. */
  private async ship({ ship, rungs, first = 'haizhu' }: Way): Promise<void> {
    // Coordination alone, where centres have still to answer: a relay that waits to remember sends nothing else.
    for (const memory of ship === rungs ? this.memories : this.memories.slice(0, 1)) await memory.close()
    for (const deployment of [first, ...DEPLOYMENTS.filter((other) => other !== first)]) {
      await this.stamps[DEPLOYMENTS.indexOf(deployment)]!.open()
      await this.wire.until(`${deployment} has shipped all`, (streams) => allShipped(streams.filter(({ source }) => HOME[source] === deployment)))
    }
  }

  /** Everything is shipped, and whoever reads of it has done all that follows from it and not committed. */
  private async takeInByHalf(): Promise<void> {
    await this.wire.until('all is shipped', allShipped)
    const stations = new Set((await this.wire.streams()).filter(({ shipped, taken }) => shipped > taken).map(({ station }) => station))
    for (const intake of this.intakes) await intake.close()
    for (const door of Object.values(this.doors)) await door.open()
    for (const [deployment, its] of Map.groupBy(stations, (station) => HOME[station])) await until(async () => (await this.wire.readersHalfway(deployment)) >= its.length)
  }

  /** Kills processes as kill -9 does. Their connections die with them at once, as when the machine dies: none finishes what it was at. */
  async kill(victims: readonly Deployment[]): Promise<void> {
    const pids = victims.map((victim) => this.federation.processOf(victim))
    const roles = victims.map((victim) => `tb_${victim.replaceAll('-', '_')}_%`)
    const backends = await this.federation.administer<{ pid: number }>('postgres', 'select pid from pg_stat_activity where usename like any($1)', [roles])
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    await this.federation.administer('postgres', 'select pg_terminate_backend(pid) from pg_stat_activity where pid = any($1) and usename like any($2)', [backends.map(({ pid }) => pid), roles])
  }

  private get gates(): Gate[] {
    return [...Object.values(this.doors), ...this.stamps, ...this.memories, ...this.intakes]
  }
}

const atTheDoors = (streams: Stream[]): boolean => streams.every(({ written, stamped, remembered }) => written === 0 && stamped === remembered)
const allShipped = (streams: Stream[]): boolean => streams.every(({ written, stamped, shipped }) => written === 0 && stamped === shipped)
