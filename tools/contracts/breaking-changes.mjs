/**
 * What in `next` would break a message or a reader of `released`: types, fields and promises that went away, fields newly required, values and
 * bounds that became narrower. Both are schemas by name, `common` among them, as in schemas/events. [] when every change is additive; each line
 * names the place and the change.
 */
export function breakingChanges(released, next) {
  return Object.keys(released).filter((name) => name !== 'common').flatMap((name) =>
    next[name] ? compare(name, { root: released, schema: released[name] }, { root: next, schema: next[name] }) : [`${name}: the type is gone`])
}

function compare(at, before, after) {
  const [from, to] = [resolved(before), resolved(after)]
  if (from.schema.anyOf || to.schema.anyOf) return alternatives(at, from, to)
  const lost = types(at, from.schema, to.schema)
  return lost.length ? lost : [...values(at, from.schema, to.schema), ...bounds(at, from.schema, to.schema), ...fields(at, from, to), ...elements(at, from, to)]
}

/** common.json#/$defs/x, the only form of reference the schemas use; what stands beside it holds too. */
export function resolved({ root, schema }) {
  if (typeof schema.$ref !== 'string') return { root, schema }
  const { $ref, ...beside } = schema
  const target = root.common.$defs[$ref.replace(/^common\.json#\/\$defs\//, '')]
  if (!target) throw new Error(`${$ref} points nowhere`)
  return resolved({ root, schema: { ...target, ...beside } })
}

// Every alternative of before must find one after that takes all of it; what is told of is the nearest, which is of its type.
function alternatives(at, from, to) {
  const sides = (side) => (side.schema.anyOf ?? [side.schema]).map((schema) => resolved({ ...side, schema }))
  return sides(from).flatMap((one) => {
    const tries = sides(to).map((other) => ({ faults: compare(at, one, other), strange: types(at, one.schema, other.schema).length }))
    return tries.sort((a, b) => a.strange - b.strange || a.faults.length - b.faults.length)[0].faults
  })
}

const EVERY_TYPE = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

function types(at, from, to) {
  const allowed = typesOf(to)
  const lost = typesOf(from).filter((type) => !allowed.includes(type) && !(type === 'integer' && allowed.includes('number')))
  if (lost.length === 0) return []
  return [typesOf(from).length === EVERY_TYPE.length ? `${at}: a type is demanded now` : `${at}: type ${lost.join(', ')} is no longer allowed`]
}

function typesOf(schema) {
  if (schema.type !== undefined) return [schema.type].flat()
  const given = valuesOf(schema)
  return given ? [...new Set(given.map((value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value)))] : EVERY_TYPE
}

const valuesOf = ({ enum: list, const: one }) => list ?? (one === undefined ? undefined : [one])

function values(at, from, to) {
  const [before, after] = [valuesOf(from), valuesOf(to)]
  if (!after) return []
  if (!before) return [`${at}: values are limited now`]
  const came = without(after, before)
  return without(before, after).map((value) => `${at}: value ${value} is no longer allowed${came.length ? ` (renamed to ${came.join(' or ')}?)` : ''}`)
}

const upper = ['maxLength', 'maxItems', 'maximum', 'maxProperties']
const lower = { minLength: 0, minItems: 0, minimum: -Infinity, minProperties: 0 }

function bounds(at, from, to) {
  return [
    ...upper.filter((key) => (to[key] ?? Infinity) < (from[key] ?? Infinity)).map((key) => `${at}: ${key} went down`),
    ...Object.entries(lower).filter(([key, least]) => (to[key] ?? least) > (from[key] ?? least)).map(([key]) => `${at}: ${key} went up`),
    // Whether one pattern takes all that another takes cannot be told in general: another pattern is another type.
    ...['pattern', 'format'].filter((key) => to[key] !== undefined && to[key] !== from[key]).map((key) => `${at}: ${key} is another`),
    ...(to.uniqueItems && !from.uniqueItems ? [`${at}: items must be unique now`] : []),
  ]
}

function fields(at, from, to) {
  if (![from, to].every(({ schema }) => typesOf(schema).includes('object'))) return []
  const [before, after] = [from.schema.properties ?? {}, to.schema.properties ?? {}]
  const [required, demanded] = [from.schema.required ?? [], to.schema.required ?? []]
  const [wasOpen, isOpen] = [from, to].map(({ schema }) => schema.additionalProperties !== false)
  const added = without(Object.keys(after), Object.keys(before))
  const renamed = (schema) => added.find((name) => compare(name, { ...from, schema }, { ...to, schema: after[name] }).length === 0)
  return [
    ...(wasOpen && !isOpen ? [`${at}: it is closed now`] : []),
    ...(wasOpen ? added.map((name) => `${at}/${name}: it was free before`) : []),
    ...without(demanded, required).map((name) => `${at}/${name}: it is required now`),
    ...without(required, demanded).filter((name) => after[name]).map((name) => `${at}/${name}: it is no longer promised`),
    ...Object.entries(before).flatMap(([name, schema]) => (after[name]
      ? compare(`${at}/${name}`, { ...from, schema }, { ...to, schema: after[name] })
      : [`${at}/${name}: it is gone${renamed(schema) ? ` (renamed to ${renamed(schema)}?)` : ''}`])),
  ]
}

const elements = (at, from, to) =>
  ([from, to].every(({ schema }) => typesOf(schema).includes('array')) ? compare(`${at}/items`, { ...from, schema: from.schema.items ?? {} }, { ...to, schema: to.schema.items ?? {} }) : [])

const without = (list, other) => list.filter((one) => !other.includes(one))
