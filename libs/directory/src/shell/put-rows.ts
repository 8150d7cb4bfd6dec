import type { Tx } from '@tongban/database'

/** Inserts rows, or brings those with the same key to what is given. All rows have the same columns. */
export async function put(tx: Tx, table: string, key: readonly string[], rows: readonly Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return
  const rest = columns.filter((column) => !key.includes(column))
  await tx.query({
    text: `insert into ${table} (${columns.join(', ')})
      select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb)
      on conflict (${key.join(', ')}) do ${rest.length ? `update set ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}` : 'nothing'}`,
    values: [JSON.stringify(rows)],
  })
}
