import { createHash } from 'node:crypto'
import { advance, nextLink, startOf, type Envelope } from './chain.js'

const envelope: Envelope = {
  source: 'hzcg', topic: 'tb.hz.events', seq: 1, eventId: '0197bb7e-5c00-7000-8000-000000000001', type: 'casework.case-step-recorded.v1',
  aggregateType: 'case', aggregateId: 'c1', aggregateVersion: 1, occurredAt: new Date('2015-06-30T01:00:00Z'), key: 'hzcg',
}
const hash = (hex: string) => Buffer.from(hex, 'hex')

// printf 'tongbanhzcgtb.hz.events' | sha256sum
const LINK_0 = 'eb1862d700e4edb865fc4803a82e8fd578c3aa388968a57136ac2a2f64bc2aa1'
// the 32 bytes of LINK_0 and of sha256('{}') one after the other, through sha256sum
const HASH_1 = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
const LINK_1 = 'e699d712f5d65d2d1348104cd934efcc47248b369bd9251e4500aa5b09eb3c46'

test('a stream begins with the hash of "tongban", its source and its topic', () => {
  expect(startOf('hzcg', 'tb.hz.events').link.toString('hex')).toBe(LINK_0)
  expect(startOf('hzcg', 'tb.hz.events').seq).toBe(0)
})

test('each link is the hash of the link before it and of the body', () => {
  expect(nextLink(hash(LINK_0), hash(HASH_1)).toString('hex')).toBe(LINK_1)
  const after = advance(startOf('hzcg', 'tb.hz.events'), envelope, hash(HASH_1))
  expect(after).toMatchObject({ seq: 1, link: hash(LINK_1) })
})

test('the seal is the hash of the seal before it, the envelope as a JSON list, and the link', () => {
  const seal0 = createHash('sha256').update('seal').update(hash(LINK_0)).digest()
  const text = '[1,"0197bb7e-5c00-7000-8000-000000000001","casework.case-step-recorded.v1","case","c1",1,"2015-06-30T01:00:00.000Z","hzcg"]'
  const seal1 = createHash('sha256').update(seal0).update(text).update(hash(LINK_1)).digest()
  expect(advance(startOf('hzcg', 'tb.hz.events'), envelope, hash(HASH_1)).seal).toEqual(seal1)
})

test.each([
  ['event id', { eventId: '0197bb7e-5c00-7000-8000-000000000002' }],
  ['type', { type: 'exchange.digest.v1' }],
  ['aggregate', { aggregateId: 'c2' }],
  ['version', { aggregateVersion: 2 }],
  ['time', { occurredAt: new Date('2015-06-30T01:00:00.001Z') }],
  ['key', { key: 'hz' }],
])('another %s gives another seal and the same link', (_, change) => {
  const as = advance(startOf('hzcg', 'tb.hz.events'), envelope, hash(HASH_1))
  const other = advance(startOf('hzcg', 'tb.hz.events'), { ...envelope, ...change }, hash(HASH_1))
  expect(other.link).toEqual(as.link)
  expect(other.seal).not.toEqual(as.seal)
})
