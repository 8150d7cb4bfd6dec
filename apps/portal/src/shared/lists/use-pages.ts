import { useState } from 'react'

export interface Pages {
  /** Give it to the query as `after`. */
  after: string | null
  /** Which page this is, from 1. */
  number: number
  next(endCursor: string): void
  back(): void
}

/** Where one is in a list read by cursors. Another `key` (filter, sort) begins again at the first page. */
export function usePages(key = ''): Pages {
  const [at, setAt] = useState<{ key: string; cursors: string[] }>({ key, cursors: [] })
  const cursors = at.key === key ? at.cursors : []
  return {
    after: cursors.at(-1) ?? null,
    number: cursors.length + 1,
    next: (endCursor) => setAt({ key, cursors: [...cursors, endCursor] }),
    back: () => setAt({ key, cursors: cursors.slice(0, -1) }),
  }
}
