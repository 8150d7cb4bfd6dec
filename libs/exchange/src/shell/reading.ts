import type { Database } from '@tongban/database'
import { STANDARDS_TOPIC, inboxTopic } from '../stream/topics.js'
import type { Batch } from '../transport/transport.js'
import type { ExchangeOptions } from './exchange-options.js'
import { KnownKeys } from './known-keys.js'
import type { Projection } from './ledger-row.js'
import type { Log } from './log.js'
import { receiveBatch, receiveParked, type Reader, type Receipt } from './receive.js'
import { receiveStandards } from './receive-standards.js'
import { requestResend } from './request-resend.js'
import { ResendDesk } from './resend-desk.js'
import type { Wanted } from './subscriptions.js'

/** What a deployment reads: its sources' inboxes, its ledger's events, the standards. */
export class Reading {
  readonly received: Receipt = { applied: 0, duplicates: 0, parked: 0, dead: 0, refused: 0, restored: 0, differing: 0, asked: 0 }
  private readonly known: KnownKeys
  private readonly plumbing: Database
  private readonly strangers = new Map<string, { source: string; kid: string; topic: string }>()
  private readonly readers = new Map<string, Reader>()
  private remembered = false

  constructor(private readonly options: ExchangeOptions, private readonly log: Log, private readonly wake: () => void) {
    this.plumbing = options.plumbing
    this.known = new KnownKeys(options.directory, options.keys)
    const desk = new ResendDesk(options.sources, log)
    for (const source of options.sources) this.readers.set(inboxTopic(source), this.reader(source, source, [desk, ...(options.inboxProjections ?? [])]))
  }

  /** A ledger that is not kept by its own centre (the city's, kept by the city office) signs as the first source of the deployment. */
  get signer(): string {
    const { ledger, sources } = this.options
    return ledger && sources.includes(ledger.owner) ? ledger.owner : sources[0]!
  }

  /** The subscriptions to hold now; a ledger's topics may have become more. */
  wanted(): Wanted[] {
    const { deployment, ledger, projections = [], standards } = this.options
    const topics = ledger ? (typeof ledger.topics === 'function' ? ledger.topics() : ledger.topics) : []
    for (const topic of topics) if (!this.readers.has(topic)) this.readers.set(topic, this.reader(ledger!.owner, this.signer, projections))
    const numbered = [...this.readers].map(([topic, reader]): Wanted => ({
      group: `${deployment}.${topic.endsWith('.inbox') ? 'inbox' : 'ledger'}`, topic, from: 'committed', handler: (batch) => this.receive(reader, batch),
    }))
    if (!standards) return numbered
    // Compacted, so reading it from the beginning at every start is cheap, and takes over what could not be taken over before a fix.
    return [...numbered, { group: `${deployment}.standards`, topic: STANDARDS_TOPIC, from: 'beginning', handler: (batch) => this.receiveStandards(batch) }]
  }

  /** Who applies what, by the owner it is kept under. */
  projectionsByOwner(): Map<string, Projection[]> {
    this.wanted()
    const by = new Map<string, Set<Projection>>()
    for (const { owner, projections } of this.readers.values()) by.set(owner, new Set([...(by.get(owner) ?? []), ...projections]))
    return new Map([...by].map(([owner, projections]) => [owner, [...projections]]))
  }

  /** Applies what is parked and may now be applied, and asks again for what is still missing. */
  async lookAtParked(): Promise<void> {
    const topics = await this.plumbing.inPlumbing(async (tx) =>
      (await tx.query<{ topic: string }>({ name: 'exchange-parked-topics', text: 'select topic from parked union select topic from resend_request' })).rows)
    for (const { topic } of topics) {
      const reader = this.readers.get(topic)
      if (!reader) continue
      const receipt = await this.plumbing.inPlumbing((tx) => receiveParked(tx, reader, topic, this.now()), this.options.sources)
      this.count({ ...receipt, parked: 0 }, topic)
      if (receipt.asked > 0) this.wake()
    }
  }

  /** Messages under a key we did not know were refused. When the key is known (the source was enrolled), what was missed is asked for. */
  async askStrangers(): Promise<void> {
    if (!this.remembered) await this.rememberStrangers()
    for (const [name, { source, kid, topic }] of this.strangers) {
      if (!this.known.keyOf(source, kid)) continue
      this.strangers.delete(name)
      await this.plumbing.inPlumbing(async (tx) => {
        const { rows: [at] } = await tx.query<{ last_seq: string }>({ text: 'select last_seq from inbox where source = $1 and topic = $2', values: [source, topic] })
        await requestResend(tx, this.readers.get(topic)!.asker, { source, topic, from: Number(at?.last_seq ?? 0) + 1, to: null }, this.now())
      })
      this.wake()
    }
    if (this.strangers.size > MOST_STRANGERS) this.strangers.clear()
  }

  // A restart forgets nobody: those refused as unknown, of whom nothing has been read since.
  private async rememberStrangers(): Promise<void> {
    const { rows } = await this.plumbing.inPlumbing((tx) => tx.query<{ source: string; kid: string; topic: string }>({ text: STRANGERS }))
    for (const stranger of rows) if (this.readers.has(stranger.topic)) this.strangers.set(`${stranger.source} ${stranger.kid} ${stranger.topic}`, stranger)
    this.remembered = true
  }

  private reader(owner: string, asker: string, projections: readonly Projection[]): Reader {
    return { owner, asker: { source: asker, deployment: this.options.deployment }, keyOf: this.known.keyOf, projections }
  }

  // Projections and handlers see the rows of this deployment's centres, and no others.
  private async receive(reader: Reader, batch: Batch): Promise<void> {
    const { sources } = this.options
    for (const { source, kid } of await this.known.prepare(batch)) this.strangers.set(`${source} ${kid} ${batch.topic}`, { source, kid, topic: batch.topic })
    const receipt = await this.plumbing.inPlumbing((tx) => receiveBatch(tx, reader, batch, this.now()), sources)
    this.count(receipt, batch.topic)
    if (receipt.asked > 0 || batch.topic.endsWith('.inbox')) this.wake()
  }

  private async receiveStandards(batch: Batch): Promise<void> {
    const { standards = [], directory, sources } = this.options
    await this.known.prepare(batch)
    const reader = { owner: sources[0]!, keyOf: this.known.keyOf, handlers: standards }
    const receipt = await this.plumbing.inPlumbing((tx) => receiveStandards(tx, reader, batch, new Date()), sources)
    if (receipt.applied > 0) await directory.reload()
    if (receipt.refused + receipt.dead > 0) this.log.warn({ ...receipt, topic: batch.topic }, 'exchange: standards were refused or put aside')
  }

  private count(receipt: Receipt, topic: string): void {
    for (const key of Object.keys(receipt) as (keyof Receipt)[]) this.received[key] += receipt[key]
    if (receipt.refused > 0) this.log.warn({ topic, refused: receipt.refused }, 'exchange: messages were refused (table refused_message says why)')
    if (receipt.dead > 0) this.log.error({ topic, dead: receipt.dead }, 'exchange: messages could not be applied (table dead_letter says why)')
    if (receipt.differing > 0) this.log.error({ topic, differing: receipt.differing }, 'exchange: rows of the ledger differ from what their source signed (table finding)')
  }

  private now(): { machine: Date; office: Date } {
    return { machine: new Date(), office: this.options.clock.now() }
  }
}

const MOST_STRANGERS = 1000

const STRANGERS = `
  select distinct r.source, r.headers ->> 'tb_kid' as kid, r.topic from refused_message r
  where r.why = 'unknown-key' and r.source is not null and r.headers ? 'tb_kid'
    and not exists (select from inbox i where i.source = r.source and i.topic = r.topic and i.received_at > r.refused_at)
  limit ${MOST_STRANGERS}`
