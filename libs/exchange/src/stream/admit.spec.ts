import { generateKeyPairSync, sign } from 'node:crypto'
import { sha256 } from '@tongban/contracts'
import fc from 'fast-check'
import { admit } from './admit.js'
import { advance, startOf } from './chain.js'
import { headBytes } from './head.js'
import { verifyRuns } from './verify-runs.js'
import type { Received } from './wire.js'

const keys = generateKeyPairSync('ed25519')
const keyOf = (kid: string) => (kid === 'k1' ? keys.publicKey : undefined)
const LENGTH = 24

/** A stream of 24 messages, signed in batches that end at these numbers. */
function stream(ends: readonly number[]): Received[] {
  let at = startOf('hzcg', 'tb.hz.events')
  let base = at.seal
  let first = 1
  return Array.from({ length: LENGTH }, (_, i) => {
    const envelope = {
      source: 'hzcg', topic: 'tb.hz.events', seq: i + 1, eventId: `0197bb7e-5c00-7000-8000-${String(i).padStart(12, '0')}`, type: 'casework.case-step-recorded.v1',
      aggregateType: 'case', aggregateId: `c${i % 5}`, aggregateVersion: 1 + Math.floor(i / 5), occurredAt: new Date('2015-06-30T01:00:00Z'), key: 'hzcg',
    }
    const body = `{"n":${i}}`
    at = advance(at, envelope, sha256(body))
    const message: Received = { ...envelope, body, hash: sha256(body), link: at.link, seal: Buffer.alloc(0) }
    if (!ends.includes(i + 1) && i + 1 < LENGTH) return message
    const signed = { ...message, head: { first, base, kid: 'k1', signature: sign(null, headBytes('hzcg', 'tb.hz.events', at), keys.privateKey) } }
    base = at.seal
    first = i + 2
    return signed
  })
}

const batchesOf = (messages: Received[]): Received[][] =>
  messages.reduce<Received[][]>((batches, message) => {
    batches.at(-1)!.push(message)
    if (message.head) batches.push([])
    return batches
  }, [[]]).filter((batch) => batch.length > 0)

const ends = fc.uniqueArray(fc.integer({ min: 1, max: LENGTH - 1 }), { maxLength: 8 })

test('whatever is repeated and reordered, the stream is applied once and in order', () => {
  fc.assert(fc.property(ends, fc.infiniteStream(fc.nat(1000)), fc.nat(3), (cuts, random, copies) => {
    const batches = batchesOf(stream(cuts)).flatMap((batch) => Array.from({ length: 1 + copies }, () => batch))
    const shuffled = batches.map((batch) => ({ batch, order: random.next().value as number })).sort((a, b) => a.order - b.order).flatMap(({ batch }) => batch)
    const { verified, waiting, refused } = verifyRuns(shuffled, keyOf)
    const admission = admit(startOf('hzcg', 'tb.hz.events'), verified)
    expect(admission.apply.map(({ seq }) => seq)).toEqual(Array.from({ length: LENGTH }, (_, i) => i + 1))
    expect([waiting, refused, admission.refused, admission.early, admission.duplicates]).toEqual([[], [], [], [], []])
  }), { numRuns: 60 })
})

test('with a batch missing, everything before it is applied and everything behind it is early', () => {
  fc.assert(fc.property(ends, fc.nat(8), (cuts, which) => {
    const batches = batchesOf(stream(cuts))
    const lost = batches.splice(which % batches.length, 1)[0]!
    const admission = admit(startOf('hzcg', 'tb.hz.events'), verifyRuns(batches.flat(), keyOf).verified)
    const first = lost[0]!.seq
    expect(admission.at.seq).toBe(first - 1)
    expect(admission.apply.map(({ seq }) => seq)).toEqual(Array.from({ length: first - 1 }, (_, i) => i + 1))
    expect(admission.early).toHaveLength(LENGTH - lost.length - (first - 1))
  }), { numRuns: 60 })
})

test('with one field of one message changed, its batch is refused or waits, and nothing of it is applied', () => {
  const changes: ((m: Received) => Received)[] = [
    (m) => ({ ...m, aggregateId: 'other' }), (m) => ({ ...m, aggregateVersion: m.aggregateVersion + 1 }), (m) => ({ ...m, type: 'exchange.digest.v1' }),
    (m) => ({ ...m, body: '{}', hash: sha256('{}') }), (m) => ({ ...m, link: Buffer.alloc(32) }), (m) => ({ ...m, occurredAt: new Date(0) }), (m) => ({ ...m, key: 'x' }),
  ]
  fc.assert(fc.property(ends, fc.nat(LENGTH - 1), fc.constantFrom(...changes), (cuts, at, change) => {
    const messages = stream(cuts)
    const batch = batchesOf(messages).find((some) => some.some(({ seq }) => seq === at + 1))!
    const admission = admit(startOf('hzcg', 'tb.hz.events'), verifyRuns(messages.map((m) => (m.seq === at + 1 ? change(m) : m)), keyOf).verified)
    expect(admission.at.seq).toBe(batch[0]!.seq - 1)
  }), { numRuns: 60 })
})

test('nothing is applied behind a message whose batch is not signed', () => {
  const messages = stream([6]).map((m) => (m.seq === LENGTH ? { ...m, head: undefined } : m)) as Received[]
  const { verified, waiting } = verifyRuns(messages, keyOf)
  expect(admit(startOf('hzcg', 'tb.hz.events'), verified).at.seq).toBe(6)
  expect(waiting).toHaveLength(18)
})
