import { hashText, parseHash, sha256 } from '@tongban/contracts'
import type { WireMessage } from '../transport/transport.js'
import type { Envelope } from './chain.js'

/** A row of the sent log. */
export interface SentRow extends Envelope {
  body: string
  hash: Buffer
  link: Buffer
  seal: Buffer
}

/** A message as it came, its headers read and its hash found right; nothing else is proven yet. */
export interface Received extends SentRow {
  head?: Head
}

/** The signature of the last message of a batch; `base` is the seal before its first, number `first`. */
export interface Head {
  first: number
  base: Buffer
  kid: string
  signature: Buffer
}

/** A row as it travels: CloudEvents attributes, our number, hash and link, and on the last of a batch its head. */
export function toWire(row: SentRow, head?: Head): WireMessage {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: row.eventId,
    ce_source: row.source,
    ce_type: row.type,
    ce_time: row.occurredAt.toISOString(),
    ce_subject: `${row.aggregateType}/${row.aggregateId}`,
    tb_version: String(row.aggregateVersion),
    tb_seq: String(row.seq),
    tb_hash: hashText(row.hash),
    tb_link: hashText(row.link),
  }
  if (head) {
    headers.tb_head = `${head.first}:${hashText(head.base)}`
    headers.tb_sig = head.signature.toString('base64')
    headers.tb_kid = head.kid
  }
  return { key: row.key, value: row.body, headers }
}

const SEQ = /^[1-9][0-9]{0,15}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const INSTANT = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Reads a message of the topic, or says which header is not what it must be. `seal` is empty until the chain is walked. */
export function fromWire(topic: string, { key, value, headers }: WireMessage): Received | { fault: string } {
  if (!areTexts(headers)) return { fault: 'bad-headers' }
  const h = (name: string) => headers[name] ?? ''
  if (value === null) return { fault: 'no-body' }
  if (value.includes('\u0000')) return { fault: 'nul-in-body' }
  if (!value.isWellFormed()) return { fault: 'no-text' }
  if (!isPlain(key)) return { fault: 'bad-key' }
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(h('ce_source'))) return { fault: 'bad-header:ce_source' }
  if (!UUID.test(h('ce_id'))) return { fault: 'bad-header:ce_id' }
  if (!/^[a-z][a-z0-9.-]{0,99}$/.test(h('ce_type'))) return { fault: 'bad-header:ce_type' }
  if (!INSTANT.test(h('ce_time')) || Number.isNaN(Date.parse(h('ce_time')))) return { fault: 'bad-header:ce_time' }
  const subject = /^([a-z][a-z0-9-]{0,39})\/([^\u0000]{1,200})$/.exec(h('ce_subject'))
  if (!subject || !isPlain(subject[2]!)) return { fault: 'bad-header:ce_subject' }
  if (!SEQ.test(h('tb_version')) || Number(h('tb_version')) > 2_147_483_647) return { fault: 'bad-header:tb_version' }
  if (!SEQ.test(h('tb_seq')) || !Number.isSafeInteger(Number(h('tb_seq')))) return { fault: 'bad-header:tb_seq' }
  const hash = parseHash(h('tb_hash'))
  const link = parseHash(h('tb_link'))
  if (!hash || !hash.equals(sha256(value))) return { fault: 'bad-header:tb_hash' }
  if (!link) return { fault: 'bad-header:tb_link' }
  const head = headers.tb_sig === undefined ? undefined : readHead(headers)
  if (head === null) return { fault: 'bad-header:tb_head' }
  return {
    source: h('ce_source'), topic, seq: Number(h('tb_seq')), eventId: h('ce_id'), type: h('ce_type'),
    aggregateType: subject[1]!, aggregateId: subject[2]!, aggregateVersion: Number(h('tb_version')), occurredAt: new Date(h('ce_time')),
    key, body: value, hash, link, seal: Buffer.alloc(0), ...(head && { head }),
  }
}

/** Whoever writes to a topic can put anything there: headers are only what they should be once they were looked at. */
export const areTexts = (headers: unknown): headers is Record<string, string> =>
  typeof headers === 'object' && headers !== null && !Array.isArray(headers) && Object.values(headers).every((text) => typeof text === 'string')

/** What a text column and a line of JSON can hold. */
const isPlain = (text: string): boolean => text.length > 0 && text.length <= 300 && text.isWellFormed() && !text.includes('\u0000')

function readHead(headers: Record<string, string>): Head | null {
  const [first = '', base = ''] = splitOnce(headers.tb_head ?? '')
  const seal = parseHash(base)
  const { tb_kid: kid = '', tb_sig = '' } = headers
  if (!SEQ.test(first) || !seal || !/^[\w.-]{1,100}$/.test(kid) || !/^[A-Za-z0-9+/]{86}==$/.test(tb_sig)) return null
  return { first: Number(first), base: seal, kid, signature: Buffer.from(tb_sig, 'base64') }
}

const splitOnce = (text: string): string[] => {
  const at = text.indexOf(':')
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
