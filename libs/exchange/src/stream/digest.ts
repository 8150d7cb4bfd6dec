import { sha256 } from '@tongban/contracts'

/** Enough to drill into one sixty-fourth of a stream, few enough to travel in one message. */
export const BUCKETS = 64

/** One bucket of a stream: how many events, and the sum of their terms modulo 2^64. A sum takes one more event without reading the others. */
export interface Bucket {
  bucket: number
  count: number
  digest: bigint
}

export interface Digestible {
  aggregateType: string
  aggregateId: string
  aggregateVersion: number
  hash: Buffer
}

/** All events of an aggregate share a bucket: the first byte of sha256("type/id"), modulo 64. */
export const bucketOf = ({ aggregateType, aggregateId }: Pick<Digestible, 'aggregateType' | 'aggregateId'>): number =>
  sha256(`${aggregateType}/${aggregateId}`)[0]! % BUCKETS

/** The event's part in the sum: the first 8 bytes of sha256("type/id/version/" ‖ hash), big-endian. */
export const termOf = ({ aggregateType, aggregateId, aggregateVersion, hash }: Digestible): bigint =>
  sha256(`${aggregateType}/${aggregateId}/${aggregateVersion}/`, hash).readBigUInt64BE(0)

export const addTerm = (digest: bigint, term: bigint): bigint => BigInt.asUintN(64, digest + term)

/** 16 hexadecimal digits, as on the wire. */
export const digestText = (digest: bigint): string => BigInt.asUintN(64, digest).toString(16).padStart(16, '0')

/** Which buckets are not the same on both sides, in order. An absent bucket is an empty one. */
export function differingBuckets(ours: readonly Bucket[], theirs: readonly Bucket[]): number[] {
  const [a, b] = [ours, theirs].map((side) => new Map(side.map(({ bucket, count, digest }) => [bucket, `${count}:${digestText(digest)}`])))
  return [...new Set([...a!.keys(), ...b!.keys()])].filter((k) => (a!.get(k) ?? EMPTY) !== (b!.get(k) ?? EMPTY)).sort((x, y) => x - y)
}

const EMPTY = `0:${digestText(0n)}`

// The same rules in SQL, for sums over rows that already lie in a table.
export const SQL_BUCKET = `get_byte(sha256(convert_to(aggregate_type || '/' || aggregate_id, 'UTF8')), 0) % ${BUCKETS}`
export const SQL_TERM = `('x' || encode(substr(sha256(convert_to(aggregate_type || '/' || aggregate_id || '/' || aggregate_version || '/', 'UTF8') || sha256(convert_to(body, 'UTF8'))), 1, 8), 'hex'))::bit(64)::bigint`
