type Key = string | number | null

/**
 * Compares two keyset cursors of one connection, whichever deployment made them: [sort, ...key] as JSON in base64url.
 * A sort whose name ends in "desc" runs from the largest key down. Null comes last either way, as in PostgreSQL's `nulls last`.
 */
export function compareCursors(a: string, b: string): number {
  const [left, right] = [keysOf(a), keysOf(b)]
  const sort = left[0]
  if (sort !== right[0]) throw new Error('Deployments sent cursors of different sorts')
  const direction = typeof sort === 'string' && /desc$/i.test(sort) ? -1 : 1
  for (let i = 1; i < Math.max(left.length, right.length); i += 1) {
    const order = compareKeys(left[i] ?? null, right[i] ?? null, direction)
    if (order !== 0) return order
  }
  return 0
}

function compareKeys(a: Key, b: Key, direction: number): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -direction : direction
}

function keysOf(cursor: string): Key[] {
  const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (!Array.isArray(value)) throw new Error('A deployment sent a cursor that is not a list of keys')
  return value as Key[]
}
