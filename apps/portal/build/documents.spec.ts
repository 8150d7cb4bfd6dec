import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildSchema } from 'graphql'
import { faultsOf, idOf, manifestOf, readDocuments } from './documents.mjs'
import { trustedDocuments } from './trusted-documents.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tongban-documents-'))
  mkdirSync(path.join(folder, 'src/screen'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, code: string) => writeFileSync(path.join(folder, 'src', name), code)
const call = (text: string, fragments = '') => `const x = graphql(\`${text}\`${fragments && `, [${fragments}]`})\n`
const schema = buildSchema('type Query { window(id: ID!): Window } type Window { id: ID! name: Words } type Words { zh: String! }')

const WINDOW = 'query OneWindow($id: ID!) { window(id: $id) { id ...Named } } fragment Named on Window { name { ...BothWords } } fragment BothWords on Words { zh }'

function write(): void {
  file('screen/window.tsx', call('query OneWindow($id: ID!) { window(id: $id) { id ...Named } }', 'Named'))
  file('named.ts', call('fragment Named on Window { name { ...BothWords } }', 'BothWords') + call('fragment BothWords on Words { zh }'))
}

test('an operation is joined with its fragments wherever they stand, and known by the sha256 of the whole', () => {
  write()
  const documents = readDocuments(folder)
  expect(Object.values(manifestOf(documents))).toEqual([WINDOW])
  expect(Object.keys(manifestOf(documents))).toEqual([idOf(WINDOW)])
  expect(idOf('query A { b }')).toBe('3ee2c0ac0f3993ddeca5fb56f9452cc696ff05383f807d1224b10be3f971d0ee')
  expect(faultsOf(documents, schema)).toEqual([])
})

test('a field that the schema lost is named with the file of the operation', () => {
  write()
  const changed = buildSchema('type Query { window(id: ID!): Window } type Window { id: ID! name: Words } type Words { en: String! }')
  expect(faultsOf(readDocuments(folder), changed)).toEqual([`${path.join('src/screen/window.tsx')}: Cannot query field "zh" on type "Words".`])
})

test.each([
  ['two documents of one name', call('query A { __typename }') + call('query A { __typename }'), /A is already the name of a document in .*a\.ts/],
  ['an operation without a name', call('{ __typename }'), /a\.ts: every operation needs a name/],
  ['a fragment that is nowhere', call('query A { ...Gone }'), /a\.ts: there is no fragment Gone/],
  ['what is no GraphQL', call('select 1'), /a\.ts: Syntax Error/],
])('%s is refused by file', (_, code, says) => {
  file('a.ts', code)
  expect(() => readDocuments(folder)).toThrow(says)
})

function transformed(command: 'build' | 'serve', code: string): string {
  const plugin = trustedDocuments(folder)
  plugin.configResolved({ command })
  const context = { error: (message: string) => { throw new Error(message) }, warn: () => {} }
  const documents = readDocuments(folder)
  expect(documents.operations.size).toBeGreaterThan(0)
  if (command === 'build') plugin.take(documents)
  return plugin.transform.call(context, code, '/src/screen/window.tsx').code
}

test('a build sends the id and no text, the development server the text; a fragment is nothing at all', () => {
  write()
  const code = call('query OneWindow($id: ID!) { window(id: $id) { id ...Named } }', 'Named')
  expect(transformed('build', code)).toBe(`const x = {"documentId":"${idOf(WINDOW)}"}\n`)
  expect(transformed('serve', code)).toBe(`const x = {"query":${JSON.stringify(WINDOW)}}\n`)
  expect(transformed('build', call('fragment BothWords on Words { zh }'))).toBe('const x = {}\n')
})

test('a call that cannot be read is refused, not shipped', () => {
  write()
  expect(() => transformed('build', 'const x = graphql(`query A { ${field} }`)')).toThrow('one template without')
  expect(() => transformed('build', 'const x = graphql(text)')).toThrow('one template without')
})
