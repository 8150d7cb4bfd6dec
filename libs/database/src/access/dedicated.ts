import pg from 'pg'
import type { Statement, Tx } from './statement.js'
import { valueTypes } from './value-types.js'

/** A connection of one's own, for what belongs to a session: advisory locks, LISTEN. Its loss is announced, never repaired silently. */
export interface DedicatedConnection extends Tx {
  listen(channel: string, handler: (payload: string) => void): Promise<void>
  onLost(handler: (error: Error) => void): void
  release(): Promise<void>
}

export async function openDedicated(url: string, name: string): Promise<DedicatedConnection> {
  const client = new pg.Client({ connectionString: url, application_name: name, types: valueTypes, keepAlive: true })
  const lostHandlers: ((error: Error) => void)[] = []
  let lost: Error | undefined
  let released = false
  const lose = (error: Error) => {
    if (lost || released) return
    lost = error
    for (const handler of lostHandlers) handler(error)
  }
  client.on('error', lose)
  client.on('end', () => lose(new Error('Connection terminated by PostgreSQL')))
  await client.connect()
  return {
    async query<R>({ name: statementName, text, values }: Statement) {
      const { rows, rowCount } = await client.query({ name: statementName, text, values } as pg.QueryConfig)
      return { rows: rows as R[], rowCount: rowCount ?? 0 }
    },
    async listen(channel, handler) {
      client.on('notification', (message) => message.channel === channel && handler(message.payload ?? ''))
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
    },
    onLost(handler) {
      if (lost) handler(lost)
      else lostHandlers.push(handler)
    },
    async release() {
      if (released) return
      released = true
      await client.end().catch(() => undefined)
    },
  }
}
