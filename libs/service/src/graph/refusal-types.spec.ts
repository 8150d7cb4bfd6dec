import { messages } from '@tongban/contracts'
import { Lang, refusalType, resultUnion } from '../index.js'

test('every refusal of the catalogue has a type; codes that share a type share the class', () => {
  for (const [code, { type }] of Object.entries(messages)) expect(refusalType(code as keyof typeof messages).name).toBe(type)
  expect(refusalType('bad-cursor')).toBe(refusalType('bad-cursor'))
})

test('a union with a code that the catalogue does not have fails where it is written', () => {
  expect(() => resultUnion('OddResult', () => Object, ['no-such-code' as never])).toThrow('the catalogue of messages has no refusal "no-such-code"')
  expect(() => resultUnion('OddResult', () => Object, ['toString' as never])).toThrow('no refusal "toString"')
})

test('enum values equal their names, so that defaults survive the federation driver', () => {
  expect(Object.entries(Lang)).toEqual([['ZH', 'ZH'], ['EN', 'EN']])
})
