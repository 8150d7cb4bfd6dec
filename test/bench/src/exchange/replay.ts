import type { Statement } from '@tongban/database'
import type { WireMessage } from '@tongban/exchange'
import pg from 'pg'
import type { BareExchange, BenchExchange, Read } from './bench-exchange.js'

/** What was done, in its order: a statement to the office's database, messages sent, a batch had from the exchange and committed. */
export type Taped =
  | { statement: Statement }
  | { sent: { topic: string; messages: readonly WireMessage[] } }
  | { fetched: Read }
  | { committed: Read }

/** Does a tape again, one thing after the other, and nothing else: no hashing, no signing, no checking, answers left as they come. Returns the milliseconds it took. */
export async function replay(tape: readonly Taped[], officeUrl: string, exchange: BenchExchange): Promise<number> {
  const types = { getTypeParser: () => (value: unknown) => value } as unknown as pg.CustomTypesConfig
  const office = new pg.Client({ connectionString: officeUrl, types })
  await office.connect()
  const bare = await exchange.bare()
  try {
    // A reader's first batch is where its time begins, as it is for ours.
    const first = tape.findIndex((taped) => 'fetched' in taped)
    if (first >= 0) await again(tape[first]!, office, bare)
    const start = performance.now()
    for (const [i, taped] of tape.entries()) if (i !== first) await again(taped, office, bare)
    return performance.now() - start
  } finally {
    await Promise.all([office.end(), bare.close()])
  }
}

async function again(taped: Taped, office: pg.Client, bare: BareExchange): Promise<void> {
  if ('statement' in taped) await office.query({ ...taped.statement, rowMode: 'array' } as pg.QueryArrayConfig)
  else if ('sent' in taped) await bare.send(taped.sent.topic, taped.sent.messages)
  else if ('fetched' in taped) await bare.fetch(taped.fetched)
  else await bare.commit(taped.committed)
}
