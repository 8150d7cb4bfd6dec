import fc from 'fast-check'
import { isRefusal } from '@tongban/kernel'
import { decodeCursor, encodeCursor, pageOf, readCursor } from './cursor.js'

const value = fc.oneof(fc.string({ maxLength: 40 }), fc.integer(), fc.constant(null))

test('every key comes back as it was, from a cursor of url-safe letters', () => {
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 20 }), fc.array(value, { minLength: 1, maxLength: 4 }), (sort, key) => {
    const cursor = encodeCursor(sort, key)
    fc.pre(cursor.length <= 512)
    expect(cursor).toMatch(/^[\w-]+$/)
    expect(readCursor(cursor)).toEqual({ sort, key })
    expect(decodeCursor(cursor, sort, key.length)).toEqual(key)
  }))
})

test('any other text is refused and named, never thrown', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map((text) => Buffer.from(text).toString('base64url'))), (text) => {
    const cursor = readCursor(text)
    if (isRefusal(cursor)) expect(cursor).toEqual({ refused: 'bad-cursor', params: { cursor: text.slice(0, 64) } })
    else expect(encodeCursor(cursor.sort, cursor.key)).toBe(text)
  }))
})

const of = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url')
test.each([
  ['another list\'s cursor', encodeCursor('received', ['a'])],
  ['one with a value too many', encodeCursor('accepted', ['a', 'b'])],
  ['one without a key', of(['accepted'])],
  ['an object as a value', of(['accepted', { $gt: '' }])],
  ['a number as the sort', of([1, 'a'])],
  ['a number that is none', Buffer.from('["accepted",1e999]').toString('base64url')],
  ['spaces in the JSON', Buffer.from('["accepted", "a"]').toString('base64url')],
  ['one that is too long', encodeCursor('accepted', ['x'.repeat(600)])],
])('refuses %s', (_, cursor) => expect(decodeCursor(cursor, 'accepted', 1)).toMatchObject({ refused: 'bad-cursor' }))

test('a page is twenty from the start unless it is asked otherwise', () => {
  expect(pageOf({}, 'accepted', 1)).toEqual({ first: 20 })
  expect(pageOf({ first: 100, after: encodeCursor('accepted', [7]) }, 'accepted', 1)).toEqual({ first: 100, after: [7] })
})
