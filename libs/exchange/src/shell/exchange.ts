import type { Day } from '@tongban/kernel'
import { deadTopic } from '../stream/topics.js'
import { announceDeadLetters } from './announce-dead.js'
import { closeDay, type Certificate } from './close-day.js'
import { replayDeadLetters } from './dead-letters.js'
import { DueDays } from './due-days.js'
import { emitDigest } from './emit-digest.js'
import type { ExchangeOptions } from './exchange-options.js'
import { silent, type Log } from './log.js'
import { manifestState, type ManifestState } from './manifest.js'
import { Nap } from './nap.js'
import { OwnTopics } from './own-topics.js'
import { Reading } from './reading.js'
import type { Receipt } from './receive.js'
import { Relay, type RelayStatus } from './relay.js'
import { StandardsWatch } from './standards-watch.js'
import { Subscriptions } from './subscriptions.js'
import { isDue, takeRequest } from './upkeep.js'

export interface ExchangeStatus {
  relay: RelayStatus
  reading: string[]
  received: Receipt
}

const LOOK_EVERY_MS = 2000

/** A deployment's part in the exchange: its relay, its own inboxes, the ledger it keeps, and the standards it takes over. */
export class Exchange {
  private readonly relay: Relay
  private readonly reading: Reading
  private readonly subscriptions: Subscriptions
  private readonly log: Log
  private readonly nap = new Nap()
  private readonly topics: OwnTopics
  private running = false
  private upkeep: Promise<void> = Promise.resolve()
  private replayed = false
  private readonly watch: StandardsWatch | undefined
  private readonly days: DueDays | undefined

  private constructor(private readonly options: ExchangeOptions) {
    const { plumbing, transport, keys, clock, sources, stamp } = options
    this.log = options.log ?? silent
    this.relay = new Relay({ plumbing, transport, keys, sources, log: this.log, officeNow: () => clock.now(), ...(stamp && { stamp }) })
    this.reading = new Reading(options, this.log, () => this.wake())
    this.subscriptions = new Subscriptions(transport, this.log)
    this.topics = new OwnTopics(options, this.log)
    const { deployment, standards, standardsPatienceMs, ledger } = options
    if (standards && sources.length > 0) this.watch = new StandardsWatch({ source: this.reading.signer, deployment }, standardsPatienceMs)
    if (ledger) this.days = new DueDays(ledger.owner)
  }

  static async open(options: ExchangeOptions): Promise<Exchange> {
    return new Exchange(options)
  }

  /** Begins to stamp, ship and read. Nothing of it needs the transport to be there already. */
  start(): void {
    if (this.running) return
    this.running = true
    this.relay.start()
    this.upkeep = this.run()
  }

  /** To be called after every act that wrote to the outbox. */
  wake(): void {
    this.relay.wake()
  }

  async stop(): Promise<void> {
    this.running = false
    this.nap.wake()
    await this.upkeep
    await this.subscriptions.stop()
    await this.relay.stop()
  }

  status(): ExchangeStatus {
    return { relay: this.relay.status, reading: this.subscriptions.topics(), received: this.reading.received }
  }

  /** Sums up each stream of this deployment in a digest message. Returns how many were written. */
  async emitDigests(): Promise<number> {
    const written = await this.options.plumbing.inPlumbing(async (tx) => {
      const { rows } = await tx.query<{ source: string; topic: string }>({ text: "select source, topic from stream where topic like 'tb.%.events' and source = any($1)", values: [this.options.sources] })
      for (const { source, topic } of rows) await emitDigest(tx, source, topic, this.options.clock.now())
      return rows.length
    }, this.options.sources)
    this.wake()
    return written
  }

  /** Closes a day of this deployment's ledger with a signed certificate for each stream. */
  async closeDay(day: Day): Promise<Certificate[]> {
    const { ledger, plumbing, keys } = this.options
    if (!ledger) return []
    return plumbing.inPlumbing((tx) => closeDay(tx, { owner: ledger.owner, signer: this.reading.signer }, keys, day, new Date()))
  }

  /** Tries the dead letters of the ledger and of the inboxes again. */
  async replayDeadLetters(): Promise<{ replayed: number; remaining: number }> {
    const sum = { replayed: 0, remaining: 0 }
    for (const [owner, projections] of this.reading.projectionsByOwner()) {
      const done = await this.options.plumbing.inPlumbing((tx) => replayDeadLetters(tx, owner, projections, new Date()), this.options.sources)
      sum.replayed += done.replayed
      sum.remaining += done.remaining
    }
    return sum
  }

  manifest(): Promise<ManifestState> {
    return this.options.plumbing.inPlumbing((tx) => manifestState(tx))
  }

  private async run(): Promise<void> {
    while (this.running) {
      try {
        await this.look()
      } catch (error) {
        this.log.warn({ err: error }, 'exchange: looking after the streams failed; it will try again')
      }
      if (this.running) await this.nap.sleep(LOOK_EVERY_MS)
    }
  }

  private async look(): Promise<void> {
    const { ledger, plumbing, transport } = this.options
    const wanted = this.reading.wanted()
    if (this.subscriptions.topics().length < wanted.length) await this.topics.ensure()
    await this.subscriptions.keep(wanted)
    await this.reading.lookAtParked()
    await this.reading.askStrangers()
    await this.watchStandards()
    await this.emitDueDigests()
    await this.replayIfDue()
    await this.closeDueDays()
    if (ledger) await this.topics.once(deadTopic(ledger.owner), () => announceDeadLetters(plumbing, transport, ledger.owner, new Date()))
  }

  private async watchStandards(): Promise<void> {
    const now = { machine: new Date(), office: this.options.clock.now() }
    if (this.watch && await this.options.plumbing.inPlumbing((tx) => this.watch!.look(tx, now), this.options.sources)) {
      this.log.warn({}, 'exchange: standards are missing; the city is asked for them again')
      this.wake()
    }
  }

  private async emitDueDigests(): Promise<void> {
    const { sources, plumbing, digestEveryMs: every = 3_600_000 } = this.options
    if (every > 0 && sources.length > 0 && await plumbing.inPlumbing((tx) => isDue(tx, 'digest', every, new Date()))) await this.emitDigests()
  }

  /** Once after every start, for a fix comes with one; and whenever an operator has asked. */
  private async replayIfDue(): Promise<void> {
    const asked = await this.options.plumbing.inPlumbing((tx) => takeRequest(tx, 'replay-dead-letters'))
    if (this.replayed && !asked) return
    const done = await this.replayDeadLetters()
    this.replayed = true
    if (done.replayed + done.remaining > 0) this.log.info(done, 'exchange: tried the dead letters again')
  }

  private async closeDueDays(): Promise<void> {
    const { clock, plumbing, keys } = this.options
    if (!this.days) return
    const [today, machine] = [clock.today(), new Date()]
    const ledger = { owner: this.days.owner, signer: this.reading.signer }
    try {
      for (const { day, streams } of await plumbing.inPlumbing((tx) => this.days!.look(tx, today, machine))) {
        await plumbing.inPlumbing((tx) => closeDay(tx, ledger, keys, day, new Date(), streams))
      }
    } catch (error) {
      this.days.forget()
      throw error
    }
  }
}
