import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto'
import type { WireMessage } from '@tongban/exchange'

const sha256 = (...parts: (string | Buffer)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const hashText = (hash: Buffer) => `sha256:${hash.toString('hex')}`

export interface Told {
  type: string
  aggregateType: string
  aggregateId: string
  aggregateVersion: number
  /** As it travels: whatever bytes the forger likes. */
  text: string
}

/** A source with a key of its own that writes what it likes, by the rules of the wire as the README has them; made apart from the exchange, so that both must agree. */
export class Forger {
  readonly keys = generateKeyPairSync('ed25519')
  readonly kid: string
  private seq = 0
  private link: Buffer
  private seal: Buffer

  constructor(readonly source: string, readonly topic: string) {
    this.kid = `${source}-1`
    this.link = sha256('tongban', source, topic)
    this.seal = sha256('seal', this.link)
  }

  get publicKey(): string {
    return this.keys.publicKey.export({ type: 'spki', format: 'pem' }) as string
  }

  /** The next message of the stream, signed by itself. The stream moves on. */
  next(told: Told): WireMessage {
    const made = this.make(told)
    this.seq = made.seq
    this.link = made.link
    this.seal = made.seal
    return made.message
  }

  /** What the next message would be; the stream stays where it is. */
  peek(told: Told, change: { by?: KeyObject; link?: Buffer; seq?: number } = {}): WireMessage {
    return this.make(told, change).message
  }

  private make({ type, aggregateType, aggregateId, aggregateVersion, text }: Told, { by = this.keys.privateKey, link: before = this.link, seq = this.seq + 1 }: { by?: KeyObject; link?: Buffer; seq?: number } = {}) {
    const [eventId, time, key, hash] = [randomUUID(), '2015-06-30T01:00:00.000Z', this.source, sha256(text)]
    const link = sha256(before, hash)
    const seal = sha256(this.seal, JSON.stringify([seq, eventId, type, aggregateType, aggregateId, aggregateVersion, time, key]), link)
    const signature = sign(null, Buffer.from(`tongban-head\n${this.source}\n${this.topic}\n${seq}\n${link.toString('hex')}\n${seal.toString('hex')}`), by)
    const headers: Record<string, string> = {
      'content-type': 'application/json', ce_specversion: '1.0', ce_id: eventId, ce_source: this.source, ce_type: type, ce_time: time, ce_subject: `${aggregateType}/${aggregateId}`,
      tb_version: String(aggregateVersion), tb_seq: String(seq), tb_hash: hashText(hash), tb_link: hashText(link),
      tb_head: `${seq}:${hashText(this.seal)}`, tb_sig: signature.toString('base64'), tb_kid: this.kid,
    }
    return { message: { key, value: text, headers }, seq, link, seal }
  }
}

/** The city's standards: each message signed by itself. */
export function standard(city: Forger, key: string, seq: number, { type, aggregateType, aggregateId, aggregateVersion, text }: Told, by: KeyObject = city.keys.privateKey): WireMessage {
  const [eventId, time, hash] = [randomUUID(), '2015-06-30T01:00:00.000Z', sha256(text)]
  const bytes = `tongban-standard\n${JSON.stringify([city.source, city.topic, key, seq, type, eventId, time])}\n${hash.toString('hex')}`
  return {
    key, value: text,
    headers: {
      ce_specversion: '1.0', ce_id: eventId, ce_source: city.source, ce_type: type, ce_time: time, ce_subject: `${aggregateType}/${aggregateId}`, tb_version: String(aggregateVersion),
      tb_seq: String(seq), tb_hash: hashText(hash), tb_link: hashText(sha256('none')), tb_sig: sign(null, Buffer.from(bytes), by).toString('base64'), tb_kid: city.kid,
    },
  }
}
