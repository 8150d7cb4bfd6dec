import type { Transport, TransportFeatures, WireMessage } from '../transport.js'

/** What an adapter gives the suite. Every adapter runs the whole suite; what it cannot do it says in `features`, and is held to that. */
export interface TransportHarness {
  /** As a deployment that may read and write every topic that begins with `t.`. Closed by the harness. */
  open(): Promise<Transport>
  /** As another deployment: reads every topic that begins with `t.`, writes those that begin with `t.open.`. */
  openOther(): Promise<Transport>
  /** How a process of its own opens what `open` opens: a compiled module, the name of a class in it with `open(options)`, and its options. */
  child: { module: string; name: string; options: object }
  /** Messages that lie in storage, read without the transport. */
  stored(topic: string): Promise<{ key: string; value: string | null }[]>
  /** Returns when compaction has been over the topic. */
  compact(topic: string): Promise<void>
  /** Cuts every connection to the exchange, once. */
  cut(): Promise<void>
  /** Stops the exchange, as for maintenance; `start` brings it back with all it kept. */
  stop(): Promise<void>
  start(): Promise<void>
  /** The exchange forgets how far a group of `open`, which does not read now, has come with a topic. */
  loseOffsets(group: string, topic: string): Promise<void>
  /** Deletes a topic with all it holds; where that cannot be, tries it as a deployment would. */
  removeTopic(topic: string): Promise<void>
  close(): Promise<void>
}

export interface ContractOptions {
  features: TransportFeatures
  make(): Promise<TransportHarness>
  /**
   * How messages are applied; by default a plain handler that sets aside what it cannot apply. The inbox runs the suite with itself in this place,
   * so that poisoned and forged messages are judged by what it applied.
   */
  reader?: ReaderMaker
}

export type ReaderMaker = (transport: Transport, topic: string, group: string) => Promise<Reader>

export interface Reader {
  /** What was applied so far, in its order. */
  applied(): WireMessage[]
  /** What was set aside so far. */
  parked(): WireMessage[]
  stop(): Promise<void>
}

/** A message no reader can apply. */
export const isPoisoned = (message: WireMessage): boolean => message.value === null || message.value.startsWith('poison')

export const plainReader: ReaderMaker = async (transport, topic, group) => {
  const applied: WireMessage[] = []
  const parked: WireMessage[] = []
  const blocked = new Set<string>()
  const subscription = await transport.eachBatch({ group, topics: [topic], from: 'committed' }, async ({ messages }) => {
    for (const { key, value, headers } of messages) {
      const message = { key, value, headers }
      // What follows a message that was set aside waits behind it, so that an aggregate's order holds.
      if (isPoisoned(message)) blocked.add(key)
      ;(blocked.has(key) ? parked : applied).push(message)
    }
  })
  return { applied: () => applied, parked: () => parked, stop: () => subscription.stop() }
}
