type Schema = Record<string, unknown>

/** Schemas by name, `common` among them, as in schemas/events. */
export type SchemaSet = Record<string, object>

/**
 * What in `next` would break a message or a reader of `released`: types, fields and promises that went away, fields newly required,
 * values and bounds that became narrower. [] when every change is additive. Each line names the place and the change.
 */
export function breakingChanges(released: SchemaSet, next: SchemaSet): string[] {
  return Object.keys(released).filter((name) => name !== 'common').flatMap((name) =>
    next[name] ? compare(name, { root: released, schema: released[name] as Schema }, { root: next, schema: next[name] as Schema }) : [`${name}: the type is gone`])
}

interface Side { root: SchemaSet; schema: Schema }

function compare(at: string, before: Side, after: Side): string[] {
  const [from, to] = [resolve(before), resolve(after)]
  return [
    ...narrowedType(at, from, to),
    ...alternatives(at, { ...before, schema: from }, { ...after, schema: to }),
    ...bounds(at, from, to),
    ...fields(at, { ...before, schema: from }, { ...after, schema: to }),
    ...(isSchema(from['items']) ? compare(`${at}/items`, { ...before, schema: from['items'] }, { ...after, schema: (to['items'] ?? {}) as Schema }) : []),
  ]
}

// common.json#/$defs/x, the only form of reference the schemas use.
function resolve({ root, schema }: Side): Schema {
  if (typeof schema['$ref'] !== 'string') return schema
  const name = schema['$ref'].replace(/^common\.json#\/\$defs\//, '')
  const target = (root['common'] as { $defs: Record<string, Schema> }).$defs[name]
  if (!target) throw new Error(`${schema['$ref']} points nowhere`)
  return { ...target, ...Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$ref')) }
}

function narrowedType(at: string, from: Schema, to: Schema): string[] {
  const lost = difference(list(from['type']), list(to['type']))
  if (to['type'] !== undefined && from['type'] === undefined && !from['enum'] && !from['anyOf']) return [`${at}: a type is demanded now`]
  if (to['type'] !== undefined && lost.length) return [`${at}: type ${lost.join(', ')} is no longer allowed`]
  const values = difference(list(from['enum']), list(to['enum']))
  if (to['enum'] && !from['enum']) return [`${at}: values are limited now`]
  return to['enum'] && values.length ? [`${at}: value ${values.join(', ')} is no longer allowed`] : []
}

// Every alternative of before must find one after that takes all of it.
function alternatives(at: string, from: Side, to: Side): string[] {
  const before = (from.schema['anyOf'] as Schema[] | undefined) ?? (to.schema['anyOf'] ? [from.schema] : [])
  if (before.length === 0) return []
  const after = (to.schema['anyOf'] as Schema[] | undefined) ?? [to.schema]
  return before.flatMap((one, i) => {
    const tries = after.map((other) => compare(`${at}/anyOf/${i}`, { ...from, schema: one }, { ...to, schema: other }))
    return tries.some((faults) => faults.length === 0) ? [] : (tries.sort((a, b) => b.length - a.length)[tries.length - 1] ?? [])
  })
}

const upper = ['maxLength', 'maxItems', 'maximum', 'maxProperties']
const lower = ['minLength', 'minItems', 'minimum', 'minProperties']

function bounds(at: string, from: Schema, to: Schema): string[] {
  const number = (schema: Schema, key: string, otherwise: number) => (schema[key] as number | undefined) ?? otherwise
  return [
    ...upper.filter((key) => number(to, key, Infinity) < number(from, key, Infinity)).map((key) => `${at}: ${key} went down`),
    ...lower.filter((key) => number(to, key, -Infinity) > number(from, key, -Infinity)).map((key) => `${at}: ${key} went up`),
    ...['pattern', 'format', 'const'].filter((key) => to[key] !== undefined && to[key] !== from[key]).map((key) => `${at}: ${key} is another`),
    ...(to['uniqueItems'] && !from['uniqueItems'] ? [`${at}: items must be unique now`] : []),
  ]
}

function fields(at: string, from: Side, to: Side): string[] {
  const [before, after] = [from.schema['properties'] as Record<string, Schema> | undefined, (to.schema['properties'] ?? {}) as Record<string, Schema>]
  const closed = ({ schema }: Side) => schema['additionalProperties'] === false
  if (!before) return from.schema['type'] === 'object' && closed(to) && !closed(from) ? [`${at}: it is closed now`] : []
  const [required, demanded] = [list(from.schema['required']), list(to.schema['required'])]
  return [
    ...difference(demanded, required).map((name) => `${at}/${name}: it is required now`),
    ...difference(required, demanded).filter((name) => after[name]).map((name) => `${at}/${name}: it is no longer promised`),
    ...Object.entries(before).flatMap(([name, schema]) =>
      after[name] ? compare(`${at}/${name}`, { ...from, schema }, { ...to, schema: after[name] }) : [`${at}/${name}: it is gone`]),
  ]
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null
const list = (value: unknown): string[] => (value === undefined ? [] : [value].flat().map(String))
const difference = (a: string[], b: string[]) => a.filter((one) => !b.includes(one))
