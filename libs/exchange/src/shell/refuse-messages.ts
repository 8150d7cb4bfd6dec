import { sha256 } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { areTexts } from '../stream/wire.js'

/** A message that was not let in, with the place it came from. The body is not kept, only its size and hash: it may be anything. */
export interface RefusedMessage {
  topic: string
  partition: number
  offset: string
  why: string
  headers: Record<string, string>
  value: string | null
}

/** Writes down what was refused, each once however often it is delivered. It moves no stream. */
export async function noteRefused(tx: Tx, refused: readonly RefusedMessage[], machineNow: Date): Promise<void> {
  if (refused.length === 0) return
  const rows = refused.map(({ topic, partition, offset, why, headers: given, value }) => {
    const headers = areTexts(given) ? given : {}
    return {
      topic, partition, offset, why, source: text(headers.ce_source), seq: text(headers.tb_seq), headers: trimmed(headers),
      bytes: value === null ? 0 : Buffer.byteLength(value), body_hash: value === null ? null : sha256(value).toString('hex'),
    }
  })
  await tx.query({
    name: 'exchange-refuse',
    text: `insert into refused_message (topic, partition, "offset", source, seq, why, headers, bytes, body_hash, refused_at)
      select topic, partition, "offset", source, seq, why, headers, bytes, decode(body_hash, 'hex'), $2
      from json_to_recordset($1::json) as t(topic text, partition int, "offset" text, source text, seq text, why text, headers jsonb, bytes int, body_hash text)
      on conflict do nothing`,
    values: [JSON.stringify(rows), machineNow],
  })
}

const LONGEST_TEXT = 200
const text = (value: string | undefined): string | null => (value === undefined ? null : clean(value).slice(0, LONGEST_TEXT))
const clean = (value: string): string => value.toWellFormed().replaceAll('\u0000', '\uFFFD')
const trimmed = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).slice(0, 30).map(([name, value]) => [clean(name).slice(0, 60), clean(String(value)).slice(0, LONGEST_TEXT)]))
