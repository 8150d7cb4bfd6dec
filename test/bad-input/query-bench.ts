import { readFileSync } from 'node:fs'
import path from 'node:path'
import { cellsOf, superfluous, uncovered, type Table } from './cells.js'
import { faultsOf, REFUSAL } from './check-cell.js'
import { hostile, INSIDE } from './hostile.js'
import { inner, inputFields, queryText, rootFields, schemaText } from './input-fields.js'
import { newId, type Answer, type ServedGraph } from './served-graph.js'

/** Who asks a query, with every argument filled and right. */
export type Questions = Record<string, { as: string | null; right: Record<string, unknown> }>
type Lists = Record<string, Record<string, { sort?: string; descending?: boolean; values: number }>>

const read = <T>(name: string) => JSON.parse(readFileSync(path.join(import.meta.dirname, 'tables', name), 'utf8')) as T
type Subgraph = 'centre' | 'city' | 'coordination'
/** Coordination has tables of its own; the other two share theirs. */
const tables = { shared: read<Table>('queries.json'), coordination: read<Table>('coordination-queries.json') }
const lists: Record<Subgraph, Lists> = { ...read<Record<'centre' | 'city', Lists>>('lists.json'), coordination: { jointJobs: { 'submitted-desc': { sort: 'SUBMITTED_DESC', values: 2 }, 'submitted-asc': { sort: 'SUBMITTED_ASC', values: 2 }, 'due-asc': { sort: 'DUE_ASC', values: 2 } } } }
const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')

/** Values that no list of ours ever wrote into a cursor. */
const badKeys: unknown[] = ['x', 42, -1, 1.5, null, '2015-99-99', '9999999999-01-01', newId(), 'a\u0000b', '\ud800', hostile.sql, 1e300]

/** The tests of a subgraph's queries: every argument with every bad value, every list with every kind of cursor. Nothing is ever written. */
export function queriesOf(subgraph: Subgraph, questions: Questions, open: () => Omit<ServedGraph, 'ask'> & { ask(who: string | null, query: string, variables?: object): Promise<Answer> }): void {
  const sdl = schemaText(subgraph)
  const together: Subgraph[] = subgraph === 'coordination' ? ['coordination'] : ['centre', 'city']
  const table = subgraph === 'coordination' ? tables.coordination : tables.shared
  const fields = inputFields(sdl, 'Query')
  const names = rootFields(sdl, 'Query').map(({ name }) => name)
  const ask = (name: string, variables: object) => open().ask(questions[name]!.as, queryText(sdl, name, REFUSAL), variables)

  test('every query has its question, every argument a row for every bad value, every list its cursors', () => {
    expect(names.filter((name) => !questions[name])).toEqual([])
    expect(uncovered(table, fields)).toEqual([])
    expect(superfluous(table, together.flatMap((name) => inputFields(schemaText(name), 'Query')).map((field) => ({ ...field, path: `input.${field.path}` })))).toEqual([])
    expect(fields.filter(({ path: arg }) => arg === 'after').map(({ mutation }) => mutation).sort()).toEqual(Object.keys(lists[subgraph]).sort())
    expect(inner(sdl).filter((line) => !line.endsWith('.message(lang)'))).toEqual(subgraph === 'city' ? ['BlueprintDraft.faults(on)', 'Adoption.centres(first, after)'] : [])
  })

  test('an argument that was planted is reported', () => {
    const planted = inputFields(sdl.replace('type Query {', 'type Query {\n  plant(seed: String!): Boolean\n'), 'Query')
    expect(uncovered(table, planted).every((line) => line.startsWith('plant seed: '))).toBe(true)
    expect(uncovered(table, planted)).toContain('plant seed: sql')
  })

  test.each(fields.map((field) => [`${field.mutation} ${field.path}`, field] as const))('%s', async (_, field) => {
    const { written } = open()
    const before = await written()
    const faults: string[] = []
    for (const { what, outcome, change } of cellsOf(table, field)) {
      const answer = await ask(field.mutation, change(questions[field.mutation]!.right))
      faults.push(...faultsOf(field.mutation, field.path, outcome, answer).map((fault) => `${what}: ${fault}`))
    }
    expect(faults).toEqual([])
    expect(await written()).toBe(before)
  })

  const sorts = Object.entries(lists[subgraph]).flatMap(([name, of]) => Object.entries(of).map(([sort, list]) => [`${name} by ${sort}`, name, sort, list] as const))
  test.each(sorts)('%s: 1 to 100 at once, and no cursor but its own', async (_, name, sort, { values, ...order }) => {
    const right = { ...questions[name]!.right, ...Object.fromEntries(Object.entries(order)), after: null }
    const faults: string[] = []
    for (const [first, outcome] of [[1, 'accepted'], [100, 'accepted'], [101, 'input-error']] as const) faults.push(...faultsOf(name, 'first', outcome, await ask(name, { ...right, first })))
    const others = [cursor('another-list', ...Array.from({ length: values }, () => 'x')), cursor(sort), cursor(sort, ...Array.from({ length: values + 1 }, () => 'x')), cursor([sort], 'x'), cursor(sort, { a: 1 }), cursor(sort, [1])]
    for (const after of others) faults.push(...faultsOf(name, 'after', 'input-error', await ask(name, { ...right, after })).map((fault) => `${after}: ${fault}`))
    for (const bad of badKeys) {
      const after = cursor(sort, ...Array.from({ length: values }, () => bad))
      const { text, errors, status } = await ask(name, { ...right, after })
      // A key that could be one reads an empty page; any other is refused. Never does the database meet it.
      const well = status < 500 && !INSIDE.test(text) && (errors.length === 0 || errors[0]!.extensions?.refused === 'bad-cursor')
      if (!well) faults.push(`a cursor of ${JSON.stringify(bad)}: ${text.slice(0, 200)}`)
    }
    expect(faults).toEqual([])
  })
}

