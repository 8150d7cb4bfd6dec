import fc from 'fast-check'
import { namesTwice } from './read-token.js'

test.each<[string, boolean]>([
  ['{"a":1,"b":2}', false],
  ['{"a":1,"a":2}', true],
  ['{"a":1,"\\u0061":2}', true],
  ['{"a":{"a":1},"b":[{"a":1},{"a":2}]}', false],
  ['{"b":[{"a":1,"a":2}]}', true],
  ['{"a":"\\",\\"a\\":"}', false],
  ['{"a" :1,"a"\t:2}', true],
  ['{"a":["a","a"],"b":"a"}', false],
  ['{"__proto__":1,"__proto__":2}', true],
  ['["a","a"]', false],
])('%s names a member twice: %s', (json, twice) => {
  expect(namesTwice(json)).toBe(twice)
})

test('nothing that JSON.stringify writes names a member twice, and with its first member repeated it does', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, noNullPrototype: true }), (object) => {
    const [text, [name]] = [JSON.stringify(object), Object.keys(object)]
    expect([namesTwice(text), namesTwice(`${text.slice(0, -1)},${JSON.stringify(name)}:0}`)]).toEqual([false, true])
  }))
})
