import { readFileSync } from 'node:fs'
import path from 'node:path'
import { eventTypes, validateBody, validateReceived, type EventType } from './index.js'

const schemas = path.resolve(import.meta.dirname, '../../../schemas')
const json = (...parts: string[]) => JSON.parse(readFileSync(path.join(schemas, ...parts), 'utf8'))
const golden = (type: string) => json('events/golden', json('making.json').version, `${type}.json`).at(-1).body
const bad = (type: EventType, change: (body: any) => void) => {
  const body = golden(type)
  change(body)
  return validateBody(type, body)
}

test.each(eventTypes)('%s: refuses what is no object, an unknown field, and each missing field by name', (type) => {
  for (const hostile of [null, undefined, 'x', 7, [], Object.create({ a: 1 })]) expect(validateBody(type, hostile)).toHaveLength(1)
  expect(bad(type, (body) => { body.extra = 1 })).toEqual([{ path: '/extra', code: 'unknown', params: {} }])
  for (const field of Object.keys(golden(type))) {
    expect(bad(type, (body) => { delete body[field] })).toEqual([{ path: `/${field}`, code: 'missing', params: {} }])
  }
})

test.each(eventTypes)('%s: refuses a value of another type in every field', (type) => {
  for (const field of Object.keys(golden(type))) {
    for (const hostile of [() => 1, true, { $ref: '#' }, [[]], 'x'.repeat(70_000), 1e300]) {
      const [fault] = bad(type, (body) => { body[field] = hostile })
      expect({ field, path: fault?.path.startsWith(`/${field}`) }).toEqual({ field, path: true })
    }
  }
})

test.each(eventTypes)('%s: a reader passes over fields it does not know, at any depth, and over nothing else', (type) => {
  const received = (change: (body: any) => void) => {
    const body = golden(type)
    change(body)
    return validateReceived(type, body)
  }
  expect(received(() => {})).toEqual([])
  expect(received((body) => { body.saidLater = { at: ['any', { depth: 1 }] } })).toEqual([])
  expect(received((body) => { for (const object of objectsIn(body)) object.saidLater = 1 })).toEqual([])
  for (const odd of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'Said later', 'said-later', '', `x${'y'.repeat(64)}`]) {
    expect(received((body) => { Object.defineProperty(body, odd, { value: 1, enumerable: true }) })).toEqual([{ path: `/${odd}`, code: 'unknown', params: {} }])
  }
  for (const field of Object.keys(golden(type))) {
    expect(received((body) => { delete body[field]; body.saidLater = 1 })).toEqual(bad(type, (body) => { delete body[field] }))
    expect(received((body) => { body[field] = () => 1; body.saidLater = 1 })).toHaveLength(1)
  }
})

// The form of a catalogue item is anybody's JSON Schema; every other object is closed for a writer.
function objectsIn(value: any): any[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).filter(([name]) => name !== 'form').flatMap(([, one]) => objectsIn(one))
  return Array.isArray(value) ? inner : [value, ...inner]
}

test('a fault names the place, what is wrong and the limit', () => {
  const [step, item] = ['casework.case-step-recorded.v1', 'standards.catalogue-item-published.v1'] as const
  expect(bad(step, (body) => { body.step.basis = '法'.repeat(501) })).toEqual([{ path: '/step/basis', code: 'too-long', params: { limit: 500 } }])
  expect(bad(step, (body) => { body.centreId = 'Haizhu!' })).toEqual([{ path: '/centreId', code: 'wrong-form', params: { limit: '^[a-z0-9]{2,12}$' } }])
  expect(bad(step, (body) => { body.clocks.promised.due = '2015-02-30' })[0]?.path).toBe('/clocks/promised/due')
  expect(bad(item, (body) => { body.content.tiers = ['CITY', 'CITY'] })).toEqual([{ path: '/content/tiers', code: 'repeated', params: {} }])
})

test('a raw identity in place of a subject key is refused', () => {
  const faults = bad('casework.case-step-recorded.v1', (body) => { body.subjectKeys = ['111111199001011234'] })
  expect(faults).toMatchObject([{ path: '/subjectKeys/0', code: 'wrong-form' }])
})

test('a type that is not known is a fault, not an error, names of Object included', () => {
  for (const name of ['casework.case-step-recorded.v9', 'common', '__proto__', 'toString']) {
    expect(validateBody(name as EventType, {})).toEqual([{ path: '', code: 'unknown-type', params: { type: name } }])
  }
})
