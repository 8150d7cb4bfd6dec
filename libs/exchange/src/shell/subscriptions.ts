import type { Batch, Subscription, Transport } from '../transport/transport.js'
import type { Log } from './log.js'

export interface Wanted {
  group: string
  topic: string
  from: 'committed' | 'beginning'
  handler: (batch: Batch) => Promise<void>
}

/** Keeps subscriptions to what is wanted; a topic that is not there yet, or an exchange that is away, is tried again at the next look. */
export class Subscriptions {
  private readonly held = new Map<string, Subscription>()
  private readonly told = new Set<string>()

  constructor(private readonly transport: Transport, private readonly log: Log) {}

  async keep(wanted: readonly Wanted[]): Promise<void> {
    for (const { group, topic, from, handler } of wanted) {
      const name = `${group} ${topic}`
      if (this.held.has(name)) continue
      try {
        this.held.set(name, await this.transport.eachBatch({ group, topics: [topic], from }, handler))
        this.told.delete(name)
      } catch (error) {
        if (!this.told.has(name)) this.log.warn({ topic, group, err: error }, 'exchange: cannot read this topic yet; it will try again')
        this.told.add(name)
      }
    }
  }

  topics(): string[] {
    return [...this.held.keys()]
  }

  async stop(): Promise<void> {
    await Promise.all([...this.held.values()].map((subscription) => subscription.stop()))
    this.held.clear()
  }
}
