import pg from 'pg'
import type { Statement, Tx } from '../access/statement.js'
import { valueTypes } from '../access/value-types.js'

/** Statements by themselves on one connection, as an owner or administrator: for setting up, importing and tests, never for serving. */
export type StatementRunner = Tx

/**
 * Runs `fn` on one connection of its own and closes it. Where the connected role may act as tongban_owner and is not a superuser, it does,
 * so that what it makes belongs to the group.
 */
export async function withClient<T>(url: string, fn: (runner: StatementRunner) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, types: valueTypes })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await fn({
      async query<R>(statement: Statement) {
        const { rows, rowCount } = await client.query(statement as pg.QueryConfig)
        return { rows: rows as R[], rowCount: rowCount ?? 0 }
      },
    })
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Runs a list of statements one after the other on one connection. */
export async function runStatements(url: string, statements: readonly (string | Statement)[]): Promise<void> {
  await withClient(url, async (runner) => {
    for (const statement of statements) await runner.query(typeof statement === 'string' ? { text: statement } : statement)
  })
}
