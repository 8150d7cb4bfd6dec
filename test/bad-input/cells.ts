import { randomUUID } from 'node:crypto'
import { hostile } from './hostile.js'
import type { InputField } from './input-fields.js'

/** What must come of a value: a refusal by its code, an error that names the field, or that it is taken as it is. */
export type Outcome = string

/** By hand: for a kind of value its outcome, `*` for the kinds not named. */
export type Row = Record<string, Outcome>

/** Rows by field, without `input.`; `shared` holds for every mutation that has no row of its own. `missing` names fields that may be left out of the schema's eye, and not here. */
export type Table = Record<string, Record<string, Row>>

export interface Cell {
  what: string
  /** Changes right variables. */
  change(variables: Record<string, any>): Record<string, any>
  outcome: Outcome
  value: unknown
}

export const INPUT_ERROR = 'input-error'
export const ACCEPTED = 'accepted'

const all = Object.entries(hostile) as [string, unknown][]
/** Nothing behind the door could keep these: refused before anything runs, whatever the field means. */
const noText = all.filter(([kind]) => kind === 'nul' || kind === 'surrogate')
const texts = all.filter((text) => !noText.includes(text))
const wrong = (...values: unknown[]): [string, unknown][] => values.map((value) => [`wrong type ${JSON.stringify(value)}`, value])

/** Values of no use whatever the field means: refused by the type itself. */
const byType: Record<string, [string, unknown][]> = {
  String: [...wrong(42, true, {}, ['a', 'b']), ...noText],
  ID: [...wrong(1.5, true, {}, ['a', 'b']), ...noText],
  Int: wrong('1', 1.5, 3_000_000_000, true, {}),
  Boolean: wrong('true', 1, {}),
  UUID: [...wrong(42, {}, '01890a5d-ac96-774b-bcce-b302099a805'), ...all],
  Day: [...wrong(42, {}, '2015-02-30', '2015-6-1', '20150630'), ...all],
  DateTime: [...wrong(42, {}, '2015-02-30T00:00:00.000Z', '2015-06-30', '2015-06-30T01:00:00'), ...all],
}
const ofEnum = [...wrong(42, {}), ['unknown', 'NO_SUCH_THING'], ['proto', '__proto__'], ['constructor', 'constructor'], ['empty', '']] as [string, unknown][]

/** Values that are of the type; what becomes of them stands in the tables, written by hand. */
const byMeaning = (): Record<string, [string, unknown][]> => ({
  String: texts,
  ID: texts,
  Int: [['zero', 0], ['negative', -1], ['most', 2_147_483_647]],
  Boolean: [],
  UUID: [['nobodys', randomUUID()]],
  Day: [['longAgo', '0001-01-01'], ['farAhead', '9999-12-31']],
  DateTime: [['longAgo', '0001-01-01T00:00:00.000Z'], ['farAhead', '9999-12-31T23:59:59.999Z']],
})
const ofList = ['emptyList', 'many', 'twice']
const MANY = 300

/** The kinds of value that a field's row must say something about. */
export const kindsOf = (field: InputField): string[] =>
  field.kind === 'list' ? ofList : field.kind === 'scalar' ? (byMeaning()[field.type] ?? [['a scalar without bad values', null]]).map(([kind]) => kind) : []

export function rowOf(table: Table, { mutation, path }: InputField): Row {
  const name = path.replace('input.', '')
  return table[mutation]?.[name] ?? table['shared']?.[name] ?? {}
}

/** Fields whose row leaves a kind of value out. */
export function uncovered(table: Table, fields: readonly InputField[]): string[] {
  return fields.flatMap((field) => {
    const row = rowOf(table, field)
    const missing = row['*'] ? [] : kindsOf(field).filter((kind) => !row[kind])
    return missing.map((kind) => `${field.mutation} ${field.path}: ${kind}`)
  })
}

/** Rows that no field of the schema answers to. */
export function superfluous(table: Table, fields: readonly InputField[]): string[] {
  return Object.entries(table).flatMap(([mutation, rows]) => Object.keys(rows)
    .filter((name) => !fields.some((field) => field.path === `input.${name}` && (mutation === 'shared' || field.mutation === mutation)))
    .map((name) => `${mutation} ${name}`))
}

/** Every cell of a field: what its type refuses by itself, and what its row says. */
export function cellsOf(table: Table, field: InputField): Cell[] {
  const { path, kind, type, required, nullable } = field
  const row = rowOf(table, field)
  const cell = (what: string, value: unknown, outcome: Outcome): Cell => ({ what, value, outcome, change: (variables) => withValue(variables, path, () => value) })
  const cells: Cell[] = []
  if (required) cells.push(cell('missing', undefined, INPUT_ERROR))
  else if (row['missing']) cells.push(cell('missing', undefined, row['missing']))
  if (!nullable) cells.push(cell('null', null, INPUT_ERROR))
  if (kind === 'object') cells.push(...wrong('x', 42).map(([what, value]) => cell(what, value, INPUT_ERROR)), ...surplus(path))
  if (kind === 'list') {
    if (field.ofObjects) cells.push(...surplus(`${path}[]`))
    cells.push(...[...wrong(true), ['an element null', [null]] as [string, unknown]].map(([what, value]) => cell(what, value, INPUT_ERROR)))
    for (const form of ofList) cells.push({ what: form, value: form, outcome: row[form] ?? row['*'] ?? 'no outcome', change: (variables) => withValue(variables, path, (list: unknown[]) => listOf(form, list)) })
  }
  if (kind === 'enum') cells.push(...ofEnum.map(([what, value]) => cell(what, value, INPUT_ERROR)))
  if (kind === 'scalar') {
    cells.push(...(byType[type] ?? []).map(([what, value]) => cell(what, value, INPUT_ERROR)))
    cells.push(...(byMeaning()[type] ?? []).map(([what, value]) => cell(what, value, row[what] ?? row['*'] ?? 'no outcome')))
  }
  return cells
}

const listOf = (form: string, list: unknown[]): unknown[] => (form === 'emptyList' ? [] : form === 'twice' ? [...list, list[0]] : Array.from({ length: MANY }, () => list[0]))

// JSON's own key __proto__ included: it must be seen as an unknown field and touch no prototype.
const SURPLUS = ['surplus', '__proto__', 'constructor']
const surplus = (path: string): Cell[] => SURPLUS.map((name) => ({
  what: `unknown field ${name}`, value: name, outcome: INPUT_ERROR,
  change: (variables) => withValue(variables, path, (object: object) => Object.defineProperty({ ...object }, name, { value: 1, enumerable: true, configurable: true })),
}))

/** A copy of the variables with the value at a path replaced; `[]` is a list's first element. Undefined takes it away. */
export function withValue(variables: Record<string, any>, path: string, replace: (value: any) => unknown): Record<string, any> {
  const copy = structuredClone(variables)
  const steps = path.replaceAll('[]', '.0').split('.')
  const last = steps.pop()!
  const holder = steps.reduce((object, step) => object[step], copy)
  const value = replace(holder[last])
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return copy
}

export const namesField = (path: string): string => path.replaceAll('[]', '').split('.').at(-1)!
