import { judgeStandard, type Arrived } from './judge-standard.js'

const hash = `sha256:${'a'.repeat(64)}`
const other = `sha256:${'b'.repeat(64)}`
const arrived = (change: Partial<Arrived> = {}, body: Partial<Arrived['body']> = {}): Arrived => ({
  key: 'item:cg-001:2', computedHash: hash, heldHash: undefined,
  body: { code: 'cg-001', version: 2, contentHash: hash, effectiveFrom: '2015-07-01', publishedAt: '2015-06-30T01:00:00.000Z', ...body } as Arrived['body'], ...change,
})

test('a version that is new is taken, whichever version came before', () => {
  expect(judgeStandard(arrived())).toBe('take')
})

test('the same version again is left alone', () => {
  expect(judgeStandard(arrived({ heldHash: hash }))).toBe('held')
})

test.each<[string, Arrived, string, object]>([
  ['content that is not what its hash states', arrived({ computedHash: other }), 'standard-hash-differs', { stated: hash, computed: other }],
  ['other content under a version that is held', arrived({ computedHash: other, heldHash: hash }, { contentHash: other }), 'standard-changed', { held: hash, computed: other }],
  ['the key of another version', arrived({ key: 'item:cg-001:3' }), 'standard-key-differs', { key: 'item:cg-001:3', belongs: 'item:cg-001:2' }],
  ['the key of another item', arrived({ key: 'item:gs-001:2' }), 'standard-key-differs', { belongs: 'item:cg-001:2' }],
])('refuses %s', (_, standard, refused, params) => {
  expect(judgeStandard(standard)).toMatchObject({ refused, params })
})
