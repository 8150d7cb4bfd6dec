import { breakingChanges, type SchemaSet } from './breaking-changes.js'
import { eventSchemas } from './generated/schemas.js'

const common = { $defs: { code: { type: 'string', maxLength: 10, pattern: '^[a-z]+$' } } }
const schema = {
  type: 'object', additionalProperties: false, required: ['code', 'unit', 'days'],
  properties: {
    code: { $ref: 'common.json#/$defs/code' },
    unit: { enum: ['wd', 'cal'] },
    days: { type: 'integer', minimum: 0, maximum: 10 },
    due: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
    lines: { type: 'array', maxItems: 3, items: { type: 'object', additionalProperties: false, required: ['at'], properties: { at: { type: 'string' } } } },
  },
}
const released: SchemaSet = { common, 'a.b.v1': schema }
const changed = (change: (next: any) => void) => {
  const next = structuredClone(released) as any
  change(next)
  return breakingChanges(released, next)
}
const properties = (next: any) => next['a.b.v1'].properties

test('says nothing about what stayed, a new optional field, a new type, a wider value', () => {
  expect(changed(() => {})).toEqual([])
  expect(changed((next) => { properties(next).note = { type: 'string' } })).toEqual([])
  expect(changed((next) => { next['c.d.v1'] = {} })).toEqual([])
  expect(changed((next) => { properties(next).unit.enum.push('month'); properties(next).days.maximum = 20; next.common.$defs.code.maxLength = 20 })).toEqual([])
  expect(changed((next) => { properties(next).days = { anyOf: [properties(next).days, { type: 'null' }] } })).toEqual([])
})

test.each<[string, (next: any) => void, string]>([
  ['a type that is gone', (next) => { delete next['a.b.v1'] }, 'a.b.v1: the type is gone'],
  ['a removed field', (next) => { delete properties(next).due }, 'a.b.v1/due: it is gone'],
  ['a removed required field', (next) => { delete properties(next).code; next['a.b.v1'].required = ['unit', 'days'] }, 'a.b.v1/code: it is gone'],
  ['a renamed field', (next) => { properties(next).dueOn = properties(next).due; delete properties(next).due }, 'a.b.v1/due: it is gone'],
  ['a field newly required', (next) => { next['a.b.v1'].required.push('due') }, 'a.b.v1/due: it is required now'],
  ['a new field that is required', (next) => { properties(next).x = {}; next['a.b.v1'].required.push('x') }, 'a.b.v1/x: it is required now'],
  ['a field no longer promised', (next) => { next['a.b.v1'].required = ['code', 'unit'] }, 'a.b.v1/days: it is no longer promised'],
  ['a narrowed enum', (next) => { properties(next).unit.enum = ['wd'] }, 'a.b.v1/unit: value cal is no longer allowed'],
  ['another type', (next) => { properties(next).days.type = 'string' }, 'a.b.v1/days: type integer is no longer allowed'],
  ['a lower maximum', (next) => { properties(next).days.maximum = 5 }, 'a.b.v1/days: maximum went down'],
  ['a shorter shared definition', (next) => { next.common.$defs.code.maxLength = 5 }, 'a.b.v1/code: maxLength went down'],
  ['another pattern', (next) => { next.common.$defs.code.pattern = '^[a-y]+$' }, 'a.b.v1/code: pattern is another'],
  ['null no longer allowed', (next) => { properties(next).due = { type: 'string', format: 'date' } }, 'a.b.v1/due/anyOf/1: type null is no longer allowed'],
  ['a change inside items', (next) => { delete properties(next).lines.items.properties.at }, 'a.b.v1/lines/items/at: it is gone'],
])('names %s', (_, change, fault) => {
  expect(changed(change)).toContain(fault)
})

test('sees a planted change in the real schemas', () => {
  const next = structuredClone(eventSchemas) as any
  next['casework.case-step-recorded.v1'].properties.step.required.push('place')
  delete next.common.$defs.caseClock.properties.provisional
  expect(breakingChanges(eventSchemas as SchemaSet, next)).toEqual([
    'casework.case-step-recorded.v1/step/place: it is required now',
    'casework.case-step-recorded.v1/clocks/anyOf/0/promised/provisional: it is gone',
    'casework.case-step-recorded.v1/clocks/anyOf/0/statutory/provisional: it is gone',
  ])
})
