import { randomUUID } from 'node:crypto'
import { resolved, schemaOf, type Schema } from './body-cells.js'

/** By hand: a right value of each definition that events share. */
const samples: Record<string, () => unknown> = {
  centreId: () => 'hzcg', sourceId: () => 'hzcg', deploymentId: () => 'haizhu', topic: () => 'tb.hz.events', seq: () => '1', uuid: () => randomUUID(), hash: () => `sha256:${'a'.repeat(64)}`,
  day: () => '2015-06-30', instant: () => '2015-06-30T01:00:00.000Z', slug: () => 'gs-002', word: () => 'window', version: () => 1, division: () => '440105001',
  openHours: () => '09:00-12:00', caseNumber: () => '44010500101-20150630-000017-1', subjectKey: () => 'a1'.repeat(32),
}

/** A right body of an event with every field filled, read from its schema: for types that no table of our own acts upon. */
export const sampleBody = (type: string): unknown => sampleOf(schemaOf(type), type)

function sampleOf(schema: Schema, of: string): unknown {
  const name = String(schema['$ref'] ?? '').split('/').at(-1)!
  if (samples[name]) return samples[name]()
  if (schema['anyOf']) return sampleOf(schema['anyOf'].find((branch: Schema) => branch['type'] !== 'null'), of)
  const { shape } = resolved(schema)
  if ('const' in shape) return shape['const']
  if (shape['enum']) return shape['enum'][0]
  if (shape['pattern']) throw new Error(`${of}: a text of the form ${shape['pattern']} is nobody's to guess; write a right body of ${of} by hand`)
  const values: Record<string, () => unknown> = {
    string: () => 'text'.padEnd(shape['minLength'] ?? 4, '…'), integer: () => shape['minimum'] ?? 1, boolean: () => true, array: () => Array.from({ length: Math.max(1, shape['minItems'] ?? 1) }, () => sampleOf(shape['items'], of)),
    object: () => Object.fromEntries(Object.entries(shape['properties'] as Record<string, Schema>).map(([field, inner]) => [field, sampleOf(inner, of)])),
  }
  const value = values[shape['type'] ?? 'object']
  if (!value) throw new Error(`${of}: no sample of ${JSON.stringify(schema).slice(0, 100)}`)
  return value()
}
