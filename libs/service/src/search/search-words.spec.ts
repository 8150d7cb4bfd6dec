import { searchWords } from './search-words.js'

test.each<[string, string[]]>([
  ['营业执照', ['营业执照']], ['GTGS', ['gtgs']], ['  Shop   SIGN ', ['shop', 'sign']], ['ＧＳ－００２', ['gs-002']], ['', []], [' \t　', []], ['a a a', ['a']],
  ['100%_\\', ['100%_\\']],
])('%j is searched as %j', (typed, words) => expect(searchWords(typed)).toEqual(words))

test('more than 64 characters are refused, with how many there are', () => {
  expect(searchWords('长'.repeat(64))).toEqual(['长'.repeat(64)])
  expect(searchWords('长'.repeat(65))).toEqual({ refused: 'too-large', params: { what: 'search', size: 65, limit: 64 } })
})
