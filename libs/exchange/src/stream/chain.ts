import { sha256 } from '@tongban/contracts'

/** What travels beside a body: everything a reader acts on that the body's hash does not cover. */
export interface Envelope {
  source: string
  topic: string
  seq: number
  eventId: string
  type: string
  aggregateType: string
  aggregateId: string
  aggregateVersion: number
  occurredAt: Date
  key: string
}

/** Where a stream stands after a number: `link` chains the bodies, `seal` chains the envelopes with the links in them. */
export interface Position {
  seq: number
  link: Buffer
  seal: Buffer
}

/** link₀ = sha256("tongban" + source + topic); seal₀ is made of it, so that a stream can begin nowhere else. */
export function startOf(source: string, topic: string): Position {
  const link = sha256('tongban', source, topic)
  return { seq: 0, link, seal: sha256('seal', link) }
}

/** linkₙ = sha256(linkₙ₋₁ ‖ hashₙ). */
export const nextLink = (link: Buffer, hash: Buffer): Buffer => sha256(link, hash)

/** sealₙ = sha256(sealₙ₋₁ ‖ envelopeₙ ‖ linkₙ): the signature of a head covers type, aggregate and version of all before it, not their bodies alone. */
export const nextSeal = (seal: Buffer, envelope: Envelope, link: Buffer): Buffer => sha256(seal, envelopeText(envelope), link)

/** The position after one more message. */
export function advance(at: Position, envelope: Envelope, hash: Buffer): Position {
  const link = nextLink(at.link, hash)
  return { seq: envelope.seq, link, seal: nextSeal(at.seal, envelope, link) }
}

/** JSON keeps the fields apart whatever they hold. */
function envelopeText(e: Envelope): string {
  return JSON.stringify([e.seq, e.eventId, e.type, e.aggregateType, e.aggregateId, e.aggregateVersion, e.occurredAt.toISOString(), e.key])
}
