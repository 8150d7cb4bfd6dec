import type { Statement } from '@tongban/database'
import pg from 'pg'

/** A statement as it was sent, and on which of the two connections. */
export interface Taped {
  on: 'office' | 'exchange'
  statement: Statement
}

/** Sends a tape again, one statement after the other, and does nothing else: no hashing, no signing, no checking, answers left as they come. Returns the milliseconds it took. */
export async function replay(tape: readonly Taped[], urls: Record<Taped['on'], string>): Promise<number> {
  const types = { getTypeParser: () => (value: unknown) => value } as unknown as pg.CustomTypesConfig
  const clients = { office: new pg.Client({ connectionString: urls.office, types }), exchange: new pg.Client({ connectionString: urls.exchange, types }) }
  await Promise.all(Object.values(clients).map((client) => client.connect()))
  try {
    const start = performance.now()
    for (const { on, statement } of tape) await clients[on].query({ ...statement, rowMode: 'array' } as pg.QueryArrayConfig)
    return performance.now() - start
  } finally {
    await Promise.all(Object.values(clients).map((client) => client.end()))
  }
}
