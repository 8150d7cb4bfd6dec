import { withClient, type StatementRunner } from '@tongban/database'

// Of these the hash stands for the body, which may be large.
const columns: Record<string, string> = { ledger_event: "(source, topic, seq, type, aggregate_id, hash, link, seal)", standard_in_force: '(key, hash, type, seq, kid)' }

/** What stands in the tables, as one text: their rows counted and summed up. Equal texts mean that nothing was written. */
export async function writtenIn(runner: StatementRunner, tables: readonly string[]): Promise<string> {
  const each = tables.map((table) => `select '${table}' as name, count(*)::text || ' ' || coalesce(md5(string_agg(md5(${columns[table] ?? 't'}::text), '' order by md5(${columns[table] ?? 't'}::text))), '') as state from ${table} t`)
  const { rows } = await runner.query<{ name: string; state: string }>({ name: 'written', text: each.join(' union all ') })
  return rows.map(({ name, state }) => `${name} ${state}`).join('\n')
}

/** One connection as the administrator for the whole spec. */
export async function openRunner(url: string): Promise<{ runner: StatementRunner; close(): Promise<void> }> {
  let end!: () => void
  const ended = new Promise<void>((resolve) => { end = resolve })
  let closed: Promise<void>
  const runner = await new Promise<StatementRunner>((resolve, reject) => {
    closed = withClient(url, async (opened) => { resolve(opened); await ended }).catch(reject)
  })
  return { runner, close: async () => { end(); await closed } }
}
