import type { ExchangeConfig, WireMessage } from '@tongban/exchange'

/** What carries a bench's messages, and the same with nothing behind it. */
export interface BenchExchange {
  /** What a stage's bare side is made of. */
  readonly limit: string
  /** What each side opens its transport with; it can be sent to another process. */
  readonly district: ExchangeConfig
  readonly city: ExchangeConfig
  /** Nothing sent, nothing read. */
  empty(): Promise<void>
  /** All that was sent is there, and nobody has read it. */
  forget(): Promise<void>
  /** The groups of both ledgers have begun to read. */
  untilReading(): Promise<void>
  analyse(): Promise<void>
  /** A sender and reader that does nothing else. */
  bare(): Promise<BareExchange>
}

export interface BareExchange {
  send(topic: string, messages: readonly WireMessage[]): Promise<void>
  /** Reads on until this offset was had. */
  fetch(read: Read): Promise<void>
  commit(read: Read): Promise<void>
  close(): Promise<void>
}

/** A batch that a reader had: where it began, and what came behind it. */
export interface Read {
  topic: string
  partition: number
  from: string
  next: string
}

export const READING_PATIENCE_MS = 30_000
