import { verify, type KeyObject } from 'node:crypto'
import type { Position } from './chain.js'

/** What a source signs of its stream: number, link and seal of the last message of a batch. */
export const headBytes = (source: string, topic: string, { seq, link, seal }: Position): Buffer =>
  Buffer.from(`tongban-head\n${source}\n${topic}\n${seq}\n${link.toString('hex')}\n${seal.toString('hex')}`)

/** What the city signs of a standards message, each by itself. */
export const standardBytes = (m: { source: string; topic: string; key: string; seq: number; type: string; eventId: string; occurredAt: Date; hash: Buffer }): Buffer =>
  Buffer.from(`tongban-standard\n${JSON.stringify([m.source, m.topic, m.key, m.seq, m.type, m.eventId, m.occurredAt.toISOString()])}\n${m.hash.toString('hex')}`)

/** True when `signature` over `data` is that key's (Ed25519). */
export function isSignedBy(key: KeyObject, data: Buffer, signature: Buffer): boolean {
  return key.asymmetricKeyType === 'ed25519' && verify(null, data, key, signature)
}
