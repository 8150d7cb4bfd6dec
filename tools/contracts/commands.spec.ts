import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

// The commands as people type them, in a checkout of their own.
const root = path.resolve(import.meta.dirname, '../..')
let folder: string
const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
  return { status, said: `${stdout}${stderr}`.trim().split('\n') }
}
const edit = (file: string, from: string | RegExp, to: string) => {
  const text = readFileSync(path.join(folder, file), 'utf8')
  expect(text).toMatch(from)
  writeFileSync(path.join(folder, file), text.replace(from, to))
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tongban-commands-'))
  for (const part of ['schemas', 'tools', 'libs/contracts/src/generated']) {
    mkdirSync(path.dirname(path.join(folder, part)), { recursive: true })
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true })
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const stale = (file: string) => `${file} is not what schemas/events makes of it: run node tools/generate-contracts.mjs and commit it`

test('what is generated from the event schemas is told to be stale, file by file, until it is generated again', () => {
  expect(run('tools/generate-contracts.mjs', '--check')).toEqual({ status: 0, said: [''] })
  edit('schemas/events/exchange.digest.v1.json', '"The state of a stream', '"How a stream stands')
  edit('libs/contracts/src/generated/events.ts', 'afterSeq', 'later')
  expect(run('tools/generate-contracts.mjs', '--check')).toEqual({
    status: 1, said: ['libs/contracts/src/generated/events.ts', 'libs/contracts/src/generated/schemas.ts', 'schemas/asyncapi.yaml'].map(stale),
  })
  expect(run('tools/generate-contracts.mjs').status).toBe(0)
  expect(run('tools/generate-contracts.mjs', '--check')).toEqual({ status: 0, said: [''] })
}, 60_000)

test('an AsyncAPI document that was changed by hand is told to be stale', () => {
  edit('schemas/asyncapi.yaml', 'title: Tongban exchange', 'title: My exchange')
  expect(run('tools/generate-contracts.mjs', '--check')).toEqual({ status: 1, said: [stale('schemas/asyncapi.yaml')] })
}, 60_000)

test('a supergraph that is not what its subgraphs compose to is told to be stale, until it is composed again', () => {
  expect(run('tools/compose-supergraph.mjs', '--check').status).toBe(0)
  edit('schemas/graphql/city.graphql', /(type CatalogueItem [^{]*\{\n)/, '$1  planted: Int\n')
  expect(run('tools/compose-supergraph.mjs', '--check')).toEqual({ status: 1, said: ['schemas/graphql/supergraph.graphql is stale: run node tools/compose-supergraph.mjs and commit it'] })
  expect(run('tools/compose-supergraph.mjs').status).toBe(0)
  expect(run('tools/compose-supergraph.mjs', '--check').status).toBe(0)
}, 60_000)

test('a release is made by one command, once', () => {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'schemas/making.json'), 'utf8')) as { version: string }
  const { status, said } = run('tools/release-contracts.mjs', version, '--next', '9.0.0')
  expect({ status, said }).toEqual({ status: 0, said: [`${version} is frozen in schemas/released/${version}; 9.0.0 is in the making. Run node tools/generate-contracts.mjs and commit it all.`] })
  expect(readdirSync(path.join(folder, 'schemas/released', version))).toEqual(['api.graphql', 'events.json'])
  expect(run('tools/release-contracts.mjs', version)).toEqual({ status: 1, said: [`${version} is released already: what is released stays as it is`] })
  expect(run('tools/release-contracts.mjs', '9.0.0', '--force')).toEqual({ status: 1, said: ['--force is nothing I know: node tools/release-contracts.mjs <version> [--next <version>]'] })
  expect(run('tools/release-contracts.mjs').said).toEqual(['undefined is no version, such as 0.2.0 or 0.2.0-alpha.1'])
  expect(run('tools/generate-contracts.mjs').status).toBe(0)
  expect(readFileSync(path.join(folder, 'schemas/asyncapi.yaml'), 'utf8')).toContain('version: 9.0.0')
}, 60_000)
