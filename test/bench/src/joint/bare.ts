import { randomUUID } from 'node:crypto'
import { sha256 } from '@tongban/contracts'
import type { Statement } from '@tongban/database'
import pg from 'pg'
import { v7 } from 'uuid'

const ANY_ID = /[0-9a-f]{8}-[0-9a-f]{4}-([47])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** The same statements for another job: every id in their values made anew, the same one everywhere the same, and the hashes of messages with them. */
export function renewed(tape: readonly Statement[]): Statement[] {
  const ids = new Map<string, string>()
  const renew = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renew)
    if (typeof value !== 'string') return value
    return value.replace(ANY_ID, (id, version: string) => {
      const other = ids.get(id) ?? (version === '7' ? v7() : randomUUID())
      ids.set(id, other)
      return other
    })
  }
  return tape.map(({ values = [], ...statement }) => ({ ...statement, values: rehashed(values.map(renew)) }))
}

/** A statement that writes ends with the bodies of its messages and their hashes, which the outbox checks. */
function rehashed(values: unknown[]): unknown[] {
  const bodies = values.at(-2)
  return Array.isArray(bodies) ? [...values.slice(0, -1), (bodies as string[]).map((body) => sha256(body))] : values
}

/** Connections that send what was recorded and do nothing else: no rules, no hashing, no checking, answers left as they come. Same role, policies, tenant and names of statements. */
export class BareProbe {
  private constructor(private readonly clients: readonly pg.Client[]) {}

  static async open(url: string, centre: string, connections: number): Promise<BareProbe> {
    const types = { getTypeParser: () => (value: unknown) => value } as unknown as pg.CustomTypesConfig
    const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url, types, options: `-c tb.centres=${centre}` }))
    await Promise.all(clients.map((client) => client.connect()))
    return new BareProbe(clients)
  }

  /** Sends all tapes, each over one connection and one statement after the other. Returns the milliseconds it took. */
  async send(tapes: readonly (readonly Statement[])[]): Promise<number> {
    const waiting = tapes.map(renewed)
    const start = performance.now()
    await Promise.all(this.clients.map(async (client) => {
      for (let tape = waiting.pop(); tape; tape = waiting.pop()) {
        for (const statement of tape) {
          const { rowCount } = await client.query({ ...statement, rowMode: 'array' } as pg.QueryArrayConfig)
          if (rowCount !== 1) throw new Error(`sent again, ${statement.name} gave ${rowCount} rows instead of one`)
        }
      }
    }))
    return performance.now() - start
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end()))
  }
}
