import { buildSchema, parse, validate } from 'graphql'
import { limitRules } from './limits.js'

const schema = buildSchema('type Query { a: A, _entities: [A] } type A { a: A, b(x: Int): Int }')
const complaints = (query: string) => validate(schema, parse(query), limitRules()).map(({ message }) => message)
const nest = (levels: number, inner = 'b') => `${'a { '.repeat(levels - 1)}${inner}${' }'.repeat(levels - 1)}`

test('counts levels of fields: twelve are let through, thirteen are not', () => {
  expect(complaints(`{ ${nest(12)} }`)).toEqual([])
  expect(complaints(`{ ${nest(13)} }`)).toEqual(['The query has too many levels: the limit is 12. Ask for less at once.'])
})

test('what is over a limit is refused by code, in both languages', () => {
  const [error] = validate(schema, parse(`{ ${nest(13)} }`), limitRules())
  expect(error!.extensions).toEqual({ code: 'TOO_MUCH', refused: 'query-too-large', params: { what: 'levels', limit: 12 }, messageZh: '查询的层数过多，上限为12，请分次查询。' })
})

test('counts levels through fragments, and does not count the gateway\'s own _entities', () => {
  expect(complaints(`{ ${nest(7, '...deep')} } fragment deep on A { ${nest(6)} }`)).toEqual([])
  expect(complaints(`{ ${nest(7, '...deep')} } fragment deep on A { ${nest(7)} }`)).toHaveLength(1)
  expect(complaints(`{ _entities { ... on A { ${nest(12)} } } }`)).toEqual([])
})

test('counts aliases and directives as often as their fragments are spread', () => {
  const fragments = (levels: number, inner: string) => Array.from({ length: levels }, (_, i) => `fragment f${i} on A { ${i === levels - 1 ? inner : `...f${i + 1} ...f${i + 1}`} }`).join(' ')
  expect(complaints(`{ a { ...f0 } } ${fragments(5, 'x: b')}`)).toEqual([]) // 2 to the power of 4
  expect(complaints(`{ a { ...f0 } } ${fragments(6, 'x: b')}`)).toEqual(['The query has too many aliases: the limit is 30. Ask for less at once.'])
  expect(complaints(`{ a { ...f0 } } ${fragments(6, 'b @include(if: true)')}`)).toEqual(['The query has too many directives: the limit is 20. Ask for less at once.'])
})

test('takes no longer for a hundred fragments that double than for one, nor for a circle', () => {
  const doubling = Array.from({ length: 100 }, (_, i) => `fragment f${i} on A { ${i === 99 ? 'x: b' : `...f${i + 1} ...f${i + 1}`} }`).join(' ')
  expect(complaints(`{ a { ...f0 } } ${doubling}`)).toHaveLength(1)
  expect(complaints('{ a { ...f } } fragment f on A { a { ...g } } fragment g on A { a { ...f } }')).toEqual([])
})
