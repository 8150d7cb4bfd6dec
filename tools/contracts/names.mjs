import { resolved } from './breaking-changes.mjs'

/**
 * Everything in schemas that has a name of its own: types, fields and the values of enums, such as `casework.case-step-recorded.v1`,
 * `casework.case-step-recorded.v1/step/basis` and `casework.case-step-recorded.v1/clocks/promised/unit = wd`.
 */
export function namesOf(schemas) {
  const names = new Set()
  for (const type of Object.keys(schemas)) if (type !== 'common') walk(type, { root: schemas, schema: schemas[type] })
  return names

  function walk(at, side) {
    const { schema } = resolved(side)
    names.add(at)
    for (const value of schema.enum ?? (schema.const === undefined ? [] : [schema.const])) names.add(`${at} = ${value}`)
    for (const one of schema.anyOf ?? []) walk(at, { ...side, schema: one })
    for (const [name, field] of Object.entries(schema.properties ?? {})) walk(`${at}/${name}`, { ...side, schema: field })
    if (schema.items) walk(`${at}/items`, { ...side, schema: schema.items })
  }
}

/**
 * Names that came again with, perhaps, another meaning: those on the retired list, and those that one release had and a later one had not.
 * `retired` is name → reason; `releases` are schemas in the order of their versions.
 */
export function reusedNames(retired, releases, schemas) {
  const present = namesOf(schemas)
  const listed = Object.entries(retired).filter(([name]) => present.has(name)).map(([name, reason]) => `${name}: it is retired and stands for nothing else (${reason})`)
  const had = new Set()
  const gone = new Set()
  for (const release of releases) {
    const names = namesOf(release)
    for (const name of had) if (!names.has(name)) gone.add(name)
    for (const name of names) had.add(name)
  }
  const again = [...gone].filter((name) => present.has(name) && !(name in retired)).map((name) => `${name}: it was released and gone once, and is here again`)
  return [...listed, ...again]
}

const structural = ['$schema', '$id', '$defs', 'title', 'description']
const compared = [
  '$ref', 'type', 'enum', 'const', 'anyOf', 'properties', 'required', 'additionalProperties', 'items', 'pattern', 'format', 'uniqueItems',
  'maxLength', 'maxItems', 'maximum', 'maxProperties', 'minLength', 'minItems', 'minimum', 'minProperties',
]
const besideAnyOf = [...structural, 'anyOf']

/** Keywords that the comparison would pass over: a schema with them could be narrowed unseen. [] when it knows them all. */
export function unknownKeywords(schemas) {
  return Object.entries(schemas).flatMap(([name, schema]) => (name === 'common' ? Object.entries(schema.$defs).flatMap(([key, def]) => walk(`common/${key}`, def)) : walk(name, schema)))

  function walk(at, schema) {
    const known = schema.anyOf ? besideAnyOf : [...structural, ...compared]
    return [
      ...Object.keys(schema).filter((key) => !known.includes(key)).map((key) => `${at}: ${key} is nothing the comparison knows${schema.anyOf ? ' beside anyOf' : ''}`),
      ...(typeof schema.additionalProperties === 'object' ? [`${at}: additionalProperties is a schema, which the comparison does not know`] : []),
      ...Object.entries(schema.properties ?? {}).flatMap(([field, inner]) => walk(`${at}/${field}`, inner)),
      ...(schema.anyOf ?? []).flatMap((one) => walk(at, one)),
      ...(schema.items ? walk(`${at}/items`, schema.items) : []),
    ]
  }
}
