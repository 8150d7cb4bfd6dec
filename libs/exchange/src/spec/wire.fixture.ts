import type { WireMessage } from '../index.js'
import { headBytes } from '../stream/head.js'
import { advance, startOf, type Envelope, type Position } from '../stream/chain.js'
import { toWire, type SentRow } from '../stream/wire.js'
import { canonicalText, sha256 } from '@tongban/contracts'
import { caseId, caseStep, keyRingOf } from './federation.fixture.js'

/** A source as an attacker, or a test, would play it: makes rows of a stream and signs them in batches, with whatever key it has. */
export class PlayedSource {
  private at: Position
  private seal: Buffer
  private readonly rows: SentRow[] = []

  constructor(readonly source: string, readonly topic: string, private readonly signer = source) {
    this.at = startOf(source, topic)
    this.seal = this.at.seal
  }

  /** One more row: a valid step of a case, unless something of it is changed. */
  row(change: Partial<Envelope> & { body?: string } = {}, caseNumber = 1): SentRow {
    const seq = this.at.seq + 1
    const { body = canonicalText(caseStep(this.source, caseId(caseNumber), seq)), ...rest } = change
    const envelope: Envelope = {
      source: this.source, topic: this.topic, seq, eventId: `0197bb7e-5c00-7000-8000-${String(seq).padStart(12, '0')}`, type: 'casework.case-step-recorded.v1',
      aggregateType: 'case', aggregateId: caseId(caseNumber), aggregateVersion: seq, occurredAt: new Date('2015-06-30T01:00:00Z'), key: this.source, ...rest,
    }
    const hash = sha256(body)
    this.at = advance(this.at, envelope, hash)
    const row = { ...envelope, body, hash, link: this.at.link, seal: this.at.seal }
    this.rows.push(row)
    return row
  }

  /** The rows made since the last batch, the last one with the signed head. */
  batch(): WireMessage[] {
    const rows = this.rows.splice(0)
    const base = this.seal
    const last = rows.at(-1)!
    this.seal = last.seal
    const { signature } = keyRingOf([this.signer]).sign(this.signer, headBytes(this.source, this.topic, last))
    return rows.map((row) => toWire(row, row === last ? { first: rows[0]!.seq, base, kid: `${this.source}-1`, signature } : undefined))
  }
}
