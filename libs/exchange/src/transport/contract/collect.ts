import { setTimeout as pause } from 'node:timers/promises'
import type { Batch, BatchOptions, Transport, WireMessage } from '../transport.js'

export interface Received extends WireMessage {
  topic: string
  partition: number
  offset: string
}

/** Reads into a list. */
export async function collect(transport: Transport, options: Omit<BatchOptions, 'from'> & Partial<BatchOptions>, before?: (batch: Batch) => Promise<void> | void) {
  const received: Received[] = []
  const batches: Batch[] = []
  const subscription = await transport.eachBatch({ from: 'committed', ...options }, async (batch) => {
    await before?.(batch)
    batches.push(batch)
    received.push(...batch.messages.map((message) => ({ ...message, topic: batch.topic, partition: batch.partition })))
  })
  return {
    received,
    batches,
    values: () => received.map(({ value }) => value),
    until: (count: number) => eventually(() => received.length >= count, () => `${received.length} of ${count} messages came`),
    stop: () => subscription.stop(),
  }
}

/** Waits until something holds; throws with what was seen when it does not within 15 s. */
export async function eventually(holds: () => boolean | Promise<boolean>, seen: () => string, ms = 15_000): Promise<void> {
  for (const start = performance.now(); performance.now() - start < ms; await pause(10)) if (await holds()) return
  throw new Error(`after ${ms / 1000} s: ${seen()}`)
}

/** Long enough for a message to arrive that should not. */
export const settle = () => pause(600)

/** `numbered('a', 3)`: messages a-1, a-2, a-3 with key a. */
export const numbered = (key: string, count: number, from = 1): WireMessage[] =>
  Array.from({ length: count }, (_, i) => ({ key, value: `${key}-${from + i}`, headers: { n: String(from + i) } }))

/** The values of each key in the order they came, repetitions of what came before left out. */
export function byKey(messages: WireMessage[]): Record<string, (string | null)[]> {
  const seen: Record<string, (string | null)[]> = {}
  for (const { key, value } of messages) {
    const values = (seen[key] ??= [])
    if (!values.includes(value)) values.push(value)
  }
  return seen
}
