import { breakingChanges } from './breaking-changes.mjs'

const common = { $defs: { code: { type: 'string', maxLength: 10, pattern: '^[a-z]+$' } } }
const schema = {
  type: 'object', additionalProperties: false, required: ['code', 'unit', 'days'],
  properties: {
    code: { $ref: 'common.json#/$defs/code' },
    unit: { enum: ['wd', 'cal'] },
    days: { type: 'integer', minimum: 0, maximum: 10 },
    note: { type: 'string', minLength: 1, maxLength: 50 },
    due: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
    place: { type: 'object', additionalProperties: false, required: ['at'], properties: { at: { type: 'string' } } },
    form: { type: 'object', maxProperties: 10 },
    lines: { type: 'array', maxItems: 3, items: { type: 'object', additionalProperties: false, required: ['at'], properties: { at: { type: 'string' } } } },
  },
}
const released = { common, 'a.b.v1': schema }
const changed = (change: (fields: any, schema: any, all: any) => void): string[] => {
  const next = structuredClone(released) as any
  change(next['a.b.v1'].properties, next['a.b.v1'], next)
  return breakingChanges(released, next)
}

test.each<[string, (fields: any, schema: any, all: any) => void]>([
  ['what stayed', () => {}],
  ['a new optional field', (fields) => { fields.kind = { type: 'string' } }],
  ['a new type', (_, __, all) => { all['c.d.v1'] = {} }],
  ['a new value', (fields) => { fields.unit.enum.push('month') }],
  ['wider bounds', (fields, _, all) => { fields.days.maximum = 20; fields.note.minLength = 0; all.common.$defs.code.maxLength = 20 }],
  ['a number in the place of a whole one', (fields) => { fields.days.type = 'number' }],
  ['a pattern that fell away', (_, __, all) => { delete all.common.$defs.code.pattern }],
  ['a text that may be null now', (fields) => { fields.days = { anyOf: [fields.days, { type: 'null' }] } }],
  ['an object that may be null now', (fields) => { fields.place = { anyOf: [fields.place, { type: 'null' }] } }],
  ['a third alternative', (fields) => { fields.due.anyOf.push({ type: 'integer' }) }],
  ['values that need not be of the list any more', (fields) => { fields.unit = { type: 'string' } }],
])('%s breaks nothing', (_, change) => {
  expect(changed(change)).toEqual([])
})

test.each<[string, (fields: any, schema: any, all: any) => void, string[]]>([
  ['a type that is gone', (_, __, all) => { delete all['a.b.v1'] }, ['a.b.v1: the type is gone']],
  ['a removed field', (fields) => { delete fields.due }, ['a.b.v1/due: it is gone']],
  ['a removed required field', (fields, it) => { delete fields.code; it.required = ['unit', 'days'] }, ['a.b.v1/code: it is gone']],
  ['a renamed field', (fields) => { fields.dueOn = fields.due; delete fields.due }, ['a.b.v1/due: it is gone (renamed to dueOn?)']],
  ['a field newly required', (_, it) => { it.required.push('due') }, ['a.b.v1/due: it is required now']],
  ['a new field that is required', (fields, it) => { fields.x = {}; it.required.push('x') }, ['a.b.v1/x: it is required now']],
  ['a field no longer promised', (_, it) => { it.required = ['code', 'unit'] }, ['a.b.v1/days: it is no longer promised']],
  ['a removed value', (fields) => { fields.unit.enum = ['wd'] }, ['a.b.v1/unit: value cal is no longer allowed']],
  ['a renamed value', (fields) => { fields.unit.enum = ['wd', 'calendar'] }, ['a.b.v1/unit: value cal is no longer allowed (renamed to calendar?)']],
  ['a value that became the only one', (fields) => { fields.unit = { const: 'wd' } }, ['a.b.v1/unit: value cal is no longer allowed']],
  ['values limited to a list', (fields) => { fields.note = { enum: ['x'] } }, ['a.b.v1/note: values are limited now']],
  ['numbers in the place of values', (fields) => { fields.unit = { type: 'integer' } }, ['a.b.v1/unit: type string is no longer allowed']],
  ['another type', (fields) => { fields.days.type = 'string' }, ['a.b.v1/days: type integer is no longer allowed']],
  ['a whole number in the place of any', (fields) => { fields.form = { type: 'integer' } }, ['a.b.v1/form: type object is no longer allowed']],
  ['null no longer allowed', (fields) => { fields.due = { type: 'string', format: 'date' } }, ['a.b.v1/due: type null is no longer allowed']],
  ['an alternative that is gone', (fields) => { fields.due.anyOf.shift() }, ['a.b.v1/due: type string is no longer allowed']],
  ['another format', (fields) => { fields.due.anyOf[0].format = 'date-time' }, ['a.b.v1/due: format is another']],
  ['a new format', (fields) => { fields.note.format = 'uri' }, ['a.b.v1/note: format is another']],
  ['another pattern', (_, __, all) => { all.common.$defs.code.pattern = '^[a-y]+$' }, ['a.b.v1/code: pattern is another']],
  ['a new pattern', (fields) => { fields.note.pattern = '^x' }, ['a.b.v1/note: pattern is another']],
  ['a lower maximum', (fields) => { fields.days.maximum = 5 }, ['a.b.v1/days: maximum went down']],
  ['a higher minimum', (fields) => { fields.days.minimum = 1 }, ['a.b.v1/days: minimum went up']],
  ['a shorter text', (fields) => { fields.note.maxLength = 49 }, ['a.b.v1/note: maxLength went down']],
  ['a longer text', (fields) => { fields.note.minLength = 2 }, ['a.b.v1/note: minLength went up']],
  ['a maximum where there was none', (fields) => { fields.place.properties.at.maxLength = 5 }, ['a.b.v1/place/at: maxLength went down']],
  ['a shorter list', (fields) => { fields.lines.maxItems = 2 }, ['a.b.v1/lines: maxItems went down']],
  ['a list that may not be empty', (fields) => { fields.lines.minItems = 1 }, ['a.b.v1/lines: minItems went up']],
  ['a list without repetitions', (fields) => { fields.lines.uniqueItems = true }, ['a.b.v1/lines: items must be unique now']],
  ['fewer properties', (fields) => { fields.form.maxProperties = 5 }, ['a.b.v1/form: maxProperties went down']],
  ['an object that is closed now', (fields) => { fields.form.additionalProperties = false }, ['a.b.v1/form: it is closed now']],
  ['a field of an object that was free', (fields) => { fields.form.properties = { x: { type: 'string' } } }, ['a.b.v1/form/x: it was free before']],
  ['a shorter shared definition', (_, __, all) => { all.common.$defs.code.maxLength = 5 }, ['a.b.v1/code: maxLength went down']],
  ['a change inside a list', (fields) => { delete fields.lines.items.properties.at }, ['a.b.v1/lines/items/at: it is gone']],
  ['a change inside an object that may be null now', (fields) => { fields.place = { anyOf: [{ type: 'null' }, { ...fields.place, required: [] }] } }, ['a.b.v1/place/at: it is no longer promised']],
])('names %s', (_, change, faults) => {
  expect(changed(change)).toEqual(faults)
})
