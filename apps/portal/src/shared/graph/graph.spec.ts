import { newCommandId } from './command-id.js'
import { failureOf } from './failure.js'
import { isAway, isRefused, paramOf } from './refusal.js'

test('a command\'s id is a UUID of version 7, with the time in front', () => {
  expect(newCommandId(Date.UTC(2015, 5, 30, 1), (bytes) => bytes.fill(0xff))).toBe('014e41fa-4e80-7fff-bfff-ffffffffffff')
  expect(newCommandId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test.each([
  ['UNAUTHENTICATED', 'logged-out'], ['FORBIDDEN', 'forbidden'], ['AWAY', 'away'], ['BAD_USER_INPUT', 'refused'], ['TOO_MUCH', 'refused'], ['FAULT', 'failed'], ['__proto__', 'failed'],
])('an answer of %s is %s', (code, kind) => {
  expect(failureOf([{ message: 'A sentence.', extensions: { code } }], 'abc')).toMatchObject({ kind, message: 'A sentence.', more: { trace: 'abc' } })
})

test('what the gateway says is told in the reader\'s language, and in English where it has no other', () => {
  expect(failureOf([{ message: 'Away.', extensions: { code: 'AWAY', messageZh: '无法连接。' } }]).told('zh')).toBe('无法连接。')
  expect(failureOf([{ message: 'Away.', extensions: { code: 'AWAY' } }]).told('zh')).toBe('Away.')
})

test('of several errors the one that needs a person most is shown', () => {
  expect(failureOf([{ message: 'away', extensions: { code: 'AWAY' } }, { message: 'who', extensions: { code: 'UNAUTHENTICATED' } }]).kind).toBe('logged-out')
  expect(failureOf([]).kind).toBe('failed')
})

test('answers of a union are told apart by their shape', () => {
  const refused = { __typename: 'WindowNotFound', code: 'window-not-found', zh: '没有此窗口。', en: 'No such window.', params: [{ name: 'window', values: ['w9'] }] }
  expect([isRefused(refused), isAway(refused), paramOf(refused, 'window'), paramOf(refused, 'other')]).toEqual([true, false, 'w9', undefined])
  expect([isAway({ __typename: 'CentreAway', centreId: 'hz', since: null, asOf: null }), isRefused({ __typename: 'Case', code: 'x' }), isRefused(null)]).toEqual([true, false, false])
})
