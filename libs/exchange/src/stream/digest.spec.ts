import { addTerm, bucketOf, differingBuckets, digestText, termOf } from './digest.js'

// printf 'case/c1' | sha256sum → ad…
const event = { aggregateType: 'case', aggregateId: 'c1', aggregateVersion: 1, hash: Buffer.from('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', 'hex') }

test('the bucket is the first byte of the hash of type and id, modulo 64', () => {
  expect(bucketOf(event)).toBe(45)
})

test('the term is the first eight bytes of the hash of type, id, version and body hash', () => {
  // (printf 'case/c1/1/'; printf '{}' | sha256sum | xxd -r -p) | sha256sum
  expect(digestText(termOf(event))).toBe('49cb24aa9252f8df')
})

test('the sum wraps at 2^64', () => {
  expect(addTerm(0xffffffffffffffffn, 2n)).toBe(1n)
  expect(digestText(1n)).toBe('0000000000000001')
})

test('names the buckets that are not the same; an absent bucket is an empty one', () => {
  const at = (bucket: number, count: number, digest: bigint) => ({ bucket, count, digest })
  expect(differingBuckets([at(1, 2, 5n), at(3, 1, 7n), at(9, 0, 0n)], [at(1, 2, 5n), at(3, 1, 8n), at(4, 1, 1n)])).toEqual([3, 4])
})
