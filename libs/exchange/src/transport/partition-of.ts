/** The partition of a key: FNV-1a over its UTF-8, the same on every platform and for ever, since a stream's order hangs on it. */
export function partitionOf(key: string, partitions: number): number {
  if (partitions === 1) return 0
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(key)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0) % partitions
}
