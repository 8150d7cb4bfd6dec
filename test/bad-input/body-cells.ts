import type { EventType } from '@tongban/contracts'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { hostile } from './hostile.js'

export type Schema = Record<string, any>

/** One bad body: what is wrong, where a reader must say it is, and how it comes from a right one. */
export interface BodyCell {
  what: string
  /** A JSON pointer. */
  field: string
  change(body: any): unknown
  /** A free text: what becomes of it stands in the table. */
  free?: string
  value?: unknown
  /** Nothing is wrong with it for a reader. */
  passedOver?: true
}

const folder = path.resolve(import.meta.dirname, '../../schemas/events')
export const schemaOf = (type: string): Schema => JSON.parse(readFileSync(path.join(folder, `${type}.json`), 'utf8')) as Schema
const common = schemaOf('common')

/** Every bad value of every field of an event's schema, from a right body that has them all. Throws where the body lacks something to go into. */
export function bodyCells(type: EventType, body: unknown, schema: Schema = schemaOf(type)): BodyCell[] {
  const cells: BodyCell[] = []
  const at = (pointer: string, what: string, value: unknown, free?: string): BodyCell =>
    ({ what, field: pointer, value, ...(free && { free }), change: (right) => withPointer(right, pointer, value) })
  walk(schema, '', body)
  return cells.concat([null, [], 'text', 42].map((value) => at('', `the body is ${JSON.stringify(value)}`, value)))

  function walk(given: Schema, pointer: string, value: any): void {
    const { shape, nullable } = resolved(given)
    const add = (what: string, bad: unknown, free?: string) => cells.push(at(pointer, what, bad, free))
    if (pointer) for (const wrong of wrongOf(shape)) add(`wrong type ${JSON.stringify(wrong)}`, wrong)
    if (pointer && !nullable) add('null', null)
    if (shape['enum'] || shape['const']) add('not one of the values', 'no-such-value')
    if (shape['type'] === 'integer') for (const bad of [shape['minimum'] - 1, shape['maximum'] + 1, 1.5]) add(`the number ${bad}`, bad)
    if (shape['type'] === 'string' && !shape['enum']) {
      if (!shape['pattern'] && !shape['format'] && !('maxLength' in shape)) throw new Error(`${type} ${pointer} is a text without a limit`)
      for (const [kind, text] of Object.entries(hostile)) add(kind, text, shape['pattern'] || shape['format'] ? undefined : kind)
    }
    if (shape['type'] === 'array') {
      if (!Array.isArray(value) || value.length === 0) throw new Error(`${type} ${pointer || '/'}: the right body needs an element here`)
      add('too many', Array.from({ length: shape['maxItems'] + 1 }, () => value[0]))
      if (shape['minItems']) add('too few', [])
      if (shape['uniqueItems']) add('twice', [value[0], value[0]])
      walk(shape['items'], `${pointer}/0`, value[0])
    }
    if (shape['properties']) {
      if (typeof value !== 'object' || value === null) throw new Error(`${type} ${pointer || '/'}: the right body needs an object here`)
      // A newer writer may say more; a name that every object answers to is no field's.
      cells.push({ what: 'a field not known yet', field: `${pointer}/surplus`, passedOver: true, change: (right) => withPointer(right, `${pointer}/surplus`, 1) })
      for (const name of ['__proto__', 'constructor', 'not-a-name']) cells.push({ what: 'unknown field', field: `${pointer}/${name}`, change: (right) => withPointer(right, `${pointer}/${name}`, 1) })
      for (const name of (shape['required'] as string[]) ?? []) cells.push({ what: 'missing', field: `${pointer}/${name}`, change: (right) => withPointer(right, `${pointer}/${name}`, undefined) })
      for (const [name, inner] of Object.entries(shape['properties'] as Record<string, Schema>)) walk(inner, `${pointer}/${name}`, value[name])
    }
  }
}

/** A schema with its reference followed, and whether it takes null. */
export function resolved(schema: Schema): { shape: Schema; nullable: boolean } {
  if (schema['$ref']) {
    const name = String(schema['$ref']).split('/').at(-1)!
    return resolved(common['$defs'][name])
  }
  if (Array.isArray(schema['type'])) return { shape: { ...schema, type: schema['type'].find((one: string) => one !== 'null') }, nullable: schema['type'].includes('null') }
  if (!schema['anyOf']) return { shape: schema, nullable: schema['type'] === 'null' }
  const branches = (schema['anyOf'] as Schema[]).filter((branch) => branch['type'] !== 'null')
  return { shape: resolved(branches[0]!).shape, nullable: branches.length < schema['anyOf'].length }
}

function wrongOf({ type, enum: values }: Schema): unknown[] {
  if (values || type === 'string') return [42, {}, []]
  if (type === 'integer') return ['1', {}, true]
  if (type === 'boolean') return ['true', 1]
  return type === 'array' ? ['x', {}] : ['x', 42, []]
}

/** A copy of the body with the value at a JSON pointer replaced; undefined takes it away. */
export function withPointer(body: unknown, pointer: string, value: unknown): unknown {
  if (pointer === '') return value
  const copy = JSON.parse(JSON.stringify(body)) // and not structuredClone, which keeps what is shared shared
  const steps = pointer.slice(1).split('/')
  const last = steps.pop()!
  const holder = steps.reduce((object, step) => object[step], copy)
  if (value === undefined) delete holder[last]
  else Object.defineProperty(holder, last, { value, enumerable: true, configurable: true, writable: true })
  return copy
}
