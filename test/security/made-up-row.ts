import type { Statement } from '@tongban/database'
import type { Table } from './tables.js'

let count = 0

/** The statement that inserts one made-up row that belongs to this centre: a fresh value for every column that needs one. */
export function insertRow({ name, columns, centreColumn }: Table, centre: string): Statement {
  const given = columns.filter((column) => column.needed || column.name === centreColumn)
  if (given.length === 0) return { text: `insert into ${name} default values` }
  return {
    text: `insert into ${name} (${given.map((column) => column.name).join(', ')}) values (${given.map((column, n) => `$${n + 1}::${column.type}`).join(', ')})`,
    values: given.map((column) => (column.name === centreColumn ? centre : madeUp(column.type))),
  }
}

function madeUp(type: string): unknown {
  count += 1
  if (type.endsWith('[]')) return '{}'
  const make = values[type.replace(/\(.*\)/, '')]
  if (!make) throw new Error(`No made-up value for a column of type ${type}; add one here`)
  return make(count)
}

const values: Record<string, (n: number) => unknown> = {
  text: (n) => `made-up ${n}`,
  'character varying': (n) => `made-up ${n}`,
  integer: (n) => n,
  smallint: (n) => n,
  bigint: (n) => n,
  numeric: (n) => n,
  boolean: () => true,
  uuid: (n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  date: () => '2015-06-30',
  'timestamp with time zone': () => '2015-06-30T01:00:00Z',
  bytea: (n) => Buffer.from(`made-up ${n}`),
  json: () => '{}',
  jsonb: () => '{}',
  xid8: (n) => n,
}
