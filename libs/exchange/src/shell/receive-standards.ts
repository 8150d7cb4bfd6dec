import type { EventType } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { isSignedBy, standardBytes } from '../stream/head.js'
import { CITY_SOURCE } from '../stream/topics.js'
import { areTexts, fromWire, type Received } from '../stream/wire.js'
import type { Batch } from '../transport/transport.js'
import { markReplayed, writeDeadLetters } from './dead-letters.js'
import type { KeyOf } from './key-ring.js'
import { judge, type DeadReason, type LedgerRow } from './ledger-row.js'
import { project } from './project.js'
import { noteRefused, type RefusedMessage } from './refuse-messages.js'

/** A standards message as handlers get it: signed by the city, valid, and not in force here yet. */
export interface StandardsMessage {
  key: string
  type: EventType
  body: any
  hash: Buffer
  /** The key the city signed it with. */
  signedBy: string
}

/** Takes over standards of some types, in the transaction that notes them as held. What it throws for one message puts that message aside. */
export interface StandardsHandler {
  types: readonly EventType[]
  apply(tx: Tx, messages: StandardsMessage[]): Promise<void>
}

export interface StandardsReader {
  /** Under whom dead letters of the standards are listed: a source of this deployment. */
  owner: string
  keyOf: KeyOf
  handlers: readonly StandardsHandler[]
}

/**
 * Takes in standards: each signed by the city by itself, dropped when (key, hash) is in force already or a newer body of the key is, otherwise handed over and noted as held.
 * The topic is compacted and exempt from numbering, so the number only tells older from newer.
 */
export async function receiveStandards(tx: Tx, reader: StandardsReader, batch: Batch, machineNow: Date): Promise<{ applied: number; dropped: number; dead: number; refused: number }> {
  const refused: RefusedMessage[] = []
  const arrived: (Received & { kid: string })[] = []
  for (const wire of batch.messages) {
    const message = verifyStandard(batch.topic, wire, reader.keyOf)
    if ('why' in message) refused.push({ ...batch, ...wire, why: message.why })
    else arrived.push(message)
  }
  await noteRefused(tx, refused, machineNow)
  const held = await readHeld(tx, arrived.map(({ key }) => key))
  const news: typeof arrived = []
  for (const message of arrived) {
    const known = held.get(message.key)
    if (known && (known.seq >= message.seq || known.hash.equals(message.hash))) continue
    held.set(message.key, { seq: message.seq, hash: message.hash })
    news.push(message)
  }
  const dead = await handOver(tx, reader, news, machineNow)
  return { applied: news.length - dead, dropped: arrived.length - news.length, dead, refused: refused.length }
}

// What completeness is measured by: nothing else may stand under its key, and it under no other.
const MANIFEST = 'manifest'

async function handOver(tx: Tx, reader: StandardsReader, news: (Received & { kid: string })[], machineNow: Date): Promise<number> {
  if (news.length === 0) return 0
  const reasons = new Map<Received, DeadReason>()
  const rows = new Map<LedgerRow, Received & { kid: string }>()
  for (const message of news) {
    const judged = judge(reader.owner, message)
    if ('why' in judged) reasons.set(message, judged)
    else if ((message.key === MANIFEST) !== (judged.type === 'standards.manifest.v1')) reasons.set(message, { why: 'wrong-key', field: 'key', explanation: `${judged.type} came under the key ${message.key.slice(0, 200)}` })
    else rows.set({ ...judged, aggregateId: message.key }, message)
  }
  // Every key is its own aggregate here: a body that cannot be taken over holds back nobody else's.
  const projections = reader.handlers.map((handler) => ({
    wants: (row: LedgerRow) => handler.types.includes(row.type),
    apply: (inner: Tx, _owner: string, some: LedgerRow[]) => handler.apply(inner, some.map((row) => toStandards(row, rows.get(row)!))),
  }))
  const dead = await project(tx, reader.owner, [...rows.keys()], projections, new Set())
  for (const [row, reason] of dead) reasons.set(rows.get(row)!, reason)
  await writeDeadLetters(tx, reader.owner, [...reasons].map(([message, reason]) => ({ message, reason })), machineNow)
  const taken = news.filter((message) => !reasons.has(message))
  await writeHeld(tx, taken, machineNow)
  await markReplayed(tx, reader.owner, taken, machineNow)
  return reasons.size
}

const toStandards = ({ type, body, hash }: LedgerRow, { key, kid }: { key: string; kid: string }): StandardsMessage => ({ key, type, body, hash, signedBy: kid })

function verifyStandard(topic: string, wire: Batch['messages'][number], keyOf: KeyOf): (Received & { kid: string }) | { why: string } {
  if (!areTexts(wire.headers)) return { why: 'bad-headers' }
  const { tb_sig = '', tb_kid: kid = '', ...headers } = wire.headers
  const message = fromWire(topic, { ...wire, headers })
  if ('fault' in message) return { why: message.fault }
  if (message.source !== CITY_SOURCE) return { why: 'not-the-city' }
  const key = keyOf(CITY_SOURCE, kid)
  if (!key) return { why: 'unknown-key' }
  return isSignedBy(key, standardBytes(message), Buffer.from(tb_sig, 'base64')) ? { ...message, kid } : { why: 'bad-signature' }
}

async function readHeld(tx: Tx, keys: string[]): Promise<Map<string, { seq: number; hash: Buffer }>> {
  const { rows } = await tx.query<{ key: string; seq: string; hash: Buffer }>({
    name: 'exchange-standards-held', text: 'select key, seq, hash from standard_in_force where key = any($1) order by key for update', values: [keys],
  })
  return new Map(rows.map(({ key, seq, hash }) => [key, { seq: Number(seq), hash }]))
}

async function writeHeld(tx: Tx, messages: (Received & { kid: string })[], machineNow: Date): Promise<void> {
  const newest = [...new Map(messages.map((message) => [message.key, message])).values()]
  if (newest.length === 0) return
  await tx.query({
    text: `insert into standard_in_force (key, hash, type, seq, body, kid, received_at)
      select key, decode(hash, 'hex'), type, seq, body, kid, $2 from json_to_recordset($1::json) as t(key text, hash text, type text, seq bigint, body text, kid text)
      on conflict (key) do update set hash = excluded.hash, type = excluded.type, seq = excluded.seq, body = excluded.body, kid = excluded.kid, received_at = excluded.received_at`,
    values: [JSON.stringify(newest.map(({ key, hash, type, seq, body, kid }) => ({ key, hash: hash.toString('hex'), type, seq, body, kid }))), machineNow],
  })
}
