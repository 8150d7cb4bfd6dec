import { namesOf, reusedNames, unknownKeywords } from './names.mjs'

const common = { $defs: { unit: { enum: ['wd', 'cal'] } } }
const schemas = (values: string[], more: object = {}) => ({
  common,
  'a.b.v1': {
    type: 'object',
    properties: {
      state: { anyOf: [{ enum: values }, { type: 'null' }] },
      lines: { type: 'array', items: { type: 'object', properties: { unit: { $ref: 'common.json#/$defs/unit' } } } },
      ...more,
    },
  },
})

test('every type, field and value has a name', () => {
  expect([...namesOf(schemas(['open']))]).toEqual([
    'a.b.v1', 'a.b.v1/state', 'a.b.v1/state = open', 'a.b.v1/lines', 'a.b.v1/lines/items', 'a.b.v1/lines/items/unit', 'a.b.v1/lines/items/unit = wd', 'a.b.v1/lines/items/unit = cal',
  ])
})

test.each([
  ['a value', { 'a.b.v1/state = frozen': 'it meant two things' }, schemas(['open', 'frozen']), 'a.b.v1/state = frozen: it is retired and stands for nothing else (it meant two things)'],
  ['a field', { 'a.b.v1/note': 'it held names' }, schemas(['open'], { note: { type: 'string' } }), 'a.b.v1/note: it is retired and stands for nothing else (it held names)'],
  ['a type', { 'a.b.v1': 'v2 took its place' }, schemas(['open']), 'a.b.v1: it is retired and stands for nothing else (v2 took its place)'],
])('%s on the retired list does not come again', (_, retired, now, fault) => {
  expect(reusedNames(retired, [], schemas(['other']))).toEqual('a.b.v1' in retired ? [fault] : [])
  expect(reusedNames(retired, [], now)).toEqual([fault])
})

test('what one release had and the next had not does not come again, listed or not', () => {
  const releases = [schemas(['open', 'frozen']), schemas(['open'])]
  expect(reusedNames({}, releases, schemas(['open']))).toEqual([])
  expect(reusedNames({}, releases, schemas(['open', 'frozen']))).toEqual(['a.b.v1/state = frozen: it was released and gone once, and is here again'])
})

test.each([
  ['oneOf', { oneOf: [] }], ['not', { not: {} }], ['exclusiveMaximum', { type: 'integer', exclusiveMaximum: 3 }], ['patternProperties', { type: 'object', patternProperties: {} }],
  ['additionalProperties', { type: 'object', additionalProperties: { type: 'string' } }], ['type', { anyOf: [], type: 'string' }],
])('a schema may not say %s in a way the comparison passes over', (keyword, schema) => {
  expect(unknownKeywords(schemas(['open'], { odd: schema }))).toEqual([expect.stringMatching(`^a\\.b\\.v1/odd: ${keyword} is `)])
  expect(unknownKeywords(schemas(['open'], { odd: { anyOf: [schema] } }))).toHaveLength(1)
})
