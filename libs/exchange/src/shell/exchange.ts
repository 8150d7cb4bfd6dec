import type { Database } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import type { Day, OfficeClock } from '@tongban/kernel'
import { CITY_SOURCE, STANDARDS_TOPIC, deadTopic, eventsTopic, inboxTopic } from '../stream/topics.js'
import type { Batch, TopicOptions, Transport } from '../transport/transport.js'
import { announceDeadLetters } from './announce-dead.js'
import { closeDay, type Certificate } from './close-day.js'
import { replayDeadLetters } from './dead-letters.js'
import { emitDigest } from './emit-digest.js'
import type { KeyRing } from './key-ring.js'
import { KnownKeys } from './known-keys.js'
import type { Projection } from './ledger-row.js'
import { silent, type Log } from './log.js'
import { manifestState, type ManifestState } from './manifest.js'
import { Nap } from './nap.js'
import { receiveBatch, receiveParked, type Reader, type Receipt } from './receive.js'
import { receiveStandards, type StandardsHandler } from './receive-standards.js'
import { Relay, type RelayStatus } from './relay.js'
import { requestResend } from './request-resend.js'
import { ResendDesk } from './resend-desk.js'
import type { stampBatch } from './stamp.js'
import { Subscriptions, type Wanted } from './subscriptions.js'

export interface ExchangeOptions {
  /** Opened with role 'plumbing'. */
  plumbing: Database
  transport: Transport
  directory: Directory
  keys: KeyRing
  clock: OfficeClock
  deployment: string
  /** Whom this deployment publishes for: its centres, or `city`. */
  sources: readonly string[]
  /** The ledger this deployment keeps, if any, and the events topics it reads; a function is asked again every two seconds. */
  ledger?: { owner: string; topics: readonly string[] | (() => readonly string[]) }
  projections?: readonly Projection[]
  standards?: readonly StandardsHandler[]
  log?: Log
  /** How often each stream is summed up in a digest; 0 for never. Default an hour. */
  digestEveryMs?: number
  /** Another way of stamping, for trials. */
  stamp?: typeof stampBatch
}

export interface ExchangeStatus {
  relay: RelayStatus
  reading: string[]
  received: Receipt
}

const LOOK_EVERY_MS = 2000

/** A deployment's part in the exchange: its relay, its own inboxes, the ledger it keeps, and the standards it takes over. */
export class Exchange {
  private readonly relay: Relay
  private readonly subscriptions: Subscriptions
  private readonly known: KnownKeys
  private readonly log: Log
  private readonly nap = new Nap()
  private readonly received: Receipt = { applied: 0, duplicates: 0, parked: 0, dead: 0, refused: 0, restored: 0, differing: 0, asked: 0 }
  private readonly strangers = new Map<string, { source: string; kid: string; topic: string }>()
  private readonly readers = new Map<string, Reader>()
  private readonly told = new Set<string>()
  private running = false
  private upkeep: Promise<void> = Promise.resolve()
  private digestedAt = Date.now()

  private constructor(private readonly options: ExchangeOptions) {
    const { plumbing, transport, keys, clock, directory } = options
    this.log = options.log ?? silent
    this.relay = new Relay({ plumbing, transport, keys, sources: options.sources, log: this.log, officeNow: () => clock.now(), ...(options.stamp && { stamp: options.stamp }) })
    this.subscriptions = new Subscriptions(transport, this.log)
    this.known = new KnownKeys(directory, keys)
    const desk = new ResendDesk(options.sources, this.log)
    for (const source of options.sources) this.readers.set(inboxTopic(source), this.reader(source, source, [desk]))
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
    return { relay: this.relay.status, reading: this.subscriptions.topics(), received: this.received }
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
    return plumbing.inPlumbing((tx) => closeDay(tx, { owner: ledger.owner, signer: this.signerOf(ledger.owner) }, keys, day, new Date()))
  }

  /** Tries the ledger's dead letters again. */
  async replayDeadLetters(): Promise<{ replayed: number; remaining: number }> {
    const { ledger, plumbing, projections = [] } = this.options
    if (!ledger) return { replayed: 0, remaining: 0 }
    return plumbing.inPlumbing((tx) => replayDeadLetters(tx, ledger.owner, projections, new Date()))
  }

  manifest(): Promise<ManifestState> {
    return this.options.plumbing.inPlumbing((tx) => manifestState(tx))
  }

  private reader(owner: string, asker: string, projections: readonly Projection[]): Reader {
    return { owner, asker: { source: asker, deployment: this.options.deployment }, keyOf: this.known.keyOf, projections }
  }

  // A ledger that is not kept by its own centre (the city's, kept by the city office) signs as the first source of the deployment.
  private signerOf(owner: string): string {
    return this.options.sources.includes(owner) ? owner : this.options.sources[0]!
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
    const { ledger, sources, projections = [], plumbing, transport } = this.options
    const topics = ledger ? (typeof ledger.topics === 'function' ? ledger.topics() : ledger.topics) : []
    for (const topic of topics) if (!this.readers.has(topic)) this.readers.set(topic, this.reader(ledger!.owner, this.signerOf(ledger!.owner), projections))
    if (this.subscriptions.topics().length < this.wanted().length) await this.ensureTopics()
    await this.subscriptions.keep(this.wanted())
    await this.lookAtParked()
    await this.askStrangers()
    const every = this.options.digestEveryMs ?? 3_600_000
    if (every > 0 && sources.length > 0 && Date.now() - this.digestedAt >= every) {
      this.digestedAt = Date.now()
      await this.emitDigests()
    }
    if (ledger) await this.once(deadTopic(ledger.owner), () => announceDeadLetters(plumbing, transport, ledger.owner, new Date()))
  }

  /** Does what may fail for as long as a topic is not provided; says so the first time. */
  private async once(topic: string, act: () => Promise<unknown>): Promise<void> {
    try {
      await act()
      this.told.delete(topic)
    } catch (error) {
      if (!this.told.has(topic)) this.log.warn({ topic, err: error }, 'exchange: this topic cannot be written or provided yet; it will try again')
      this.told.add(topic)
    }
  }

  private wanted(): Wanted[] {
    const { deployment } = this.options
    const numbered = [...this.readers].map(([topic, reader]): Wanted => ({
      group: `${deployment}.${topic.endsWith('.inbox') ? 'inbox' : 'ledger'}`, topic, from: 'committed', handler: (batch) => this.receive(reader, batch),
    }))
    // Compacted, so reading it from the beginning at every start is cheap, and takes over what could not be taken over before a fix.
    const standards: Wanted[] = this.options.standards ? [{ group: `${deployment}.standards`, topic: STANDARDS_TOPIC, from: 'beginning', handler: (batch) => this.receiveStandards(batch) }] : []
    return [...numbered, ...standards]
  }

  private async receive(reader: Reader, batch: Batch): Promise<void> {
    for (const { source, kid } of await this.known.prepare(batch)) this.strangers.set(`${source} ${kid} ${batch.topic}`, { source, kid, topic: batch.topic })
    const receipt = await this.options.plumbing.inPlumbing((tx) => receiveBatch(tx, reader, batch, this.now()), this.options.sources)
    this.count(receipt, batch.topic)
    if (receipt.asked > 0 || batch.topic.endsWith('.inbox')) this.wake()
  }

  private async receiveStandards(batch: Batch): Promise<void> {
    const { plumbing, standards = [], directory, sources } = this.options
    await this.known.prepare(batch)
    const reader = { owner: sources[0]!, keyOf: this.known.keyOf, handlers: standards }
    const receipt = await plumbing.inPlumbing((tx) => receiveStandards(tx, reader, batch, new Date()))
    if (receipt.applied > 0) await directory.reload()
    if (receipt.refused + receipt.dead > 0) this.log.warn({ ...receipt, topic: batch.topic }, 'exchange: standards were refused or put aside')
  }

  private async lookAtParked(): Promise<void> {
    const { plumbing } = this.options
    const topics = await plumbing.inPlumbing(async (tx) => (await tx.query<{ topic: string }>({ name: 'exchange-parked-topics', text: 'select topic from parked union select topic from resend_request' })).rows)
    for (const { topic } of topics) {
      const reader = this.readers.get(topic)
      if (!reader) continue
      const receipt = await plumbing.inPlumbing((tx) => receiveParked(tx, reader, topic, this.now()), this.options.sources)
      this.count({ ...receipt, parked: 0 }, topic)
      if (receipt.asked > 0) this.wake()
    }
  }

  // Messages under a key we did not know were refused. When the key is known (the source was enrolled), what was missed is asked for.
  private async askStrangers(): Promise<void> {
    for (const [name, { source, kid, topic }] of this.strangers) {
      if (!this.known.keyOf(source, kid)) continue
      this.strangers.delete(name)
      await this.options.plumbing.inPlumbing(async (tx) => {
        const { rows: [at] } = await tx.query<{ last_seq: string }>({ text: 'select last_seq from inbox where source = $1 and topic = $2', values: [source, topic] })
        await requestResend(tx, this.readers.get(topic)!.asker, { source, topic, from: Number(at?.last_seq ?? 0) + 1, to: null }, this.now())
      }, this.options.sources)
      this.wake()
    }
    if (this.strangers.size > 1000) this.strangers.clear()
  }

  private count(receipt: Receipt, topic: string): void {
    for (const key of Object.keys(receipt) as (keyof Receipt)[]) this.received[key] += receipt[key]
    if (receipt.refused > 0) this.log.warn({ topic, refused: receipt.refused }, 'exchange: messages were refused (table refused_message says why)')
    if (receipt.dead > 0) this.log.error({ topic, dead: receipt.dead }, 'exchange: messages could not be applied (table dead_letter says why)')
    if (receipt.differing > 0) this.log.error({ topic, differing: receipt.differing }, 'exchange: rows of the ledger differ from what their source signed (table finding)')
  }

  private async ensureTopics(): Promise<void> {
    const { sources, directory, ledger, transport } = this.options
    const own: TopicOptions[] = [
      ...new Set(sources.filter((source) => source !== CITY_SOURCE).map((source) => eventsTopic(directory.ledgerCentreOf(source)))), ...sources.map(inboxTopic), ...(ledger ? [deadTopic(ledger.owner)] : []),
    ].map((topic) => ({ topic }))
    if (sources.includes(CITY_SOURCE)) own.push({ topic: STANDARDS_TOPIC, compacted: true })
    for (const topic of own) await this.once(topic.topic, () => transport.ensureTopics([topic]))
  }

  private now(): { machine: Date; office: Date } {
    return { machine: new Date(), office: this.options.clock.now() }
  }
}
