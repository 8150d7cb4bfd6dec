import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { releaseContracts } from '../release-contracts.mjs'
import { contractFaults } from './check.mjs'
import { compareVersions, versionInTheMaking } from './releases.mjs'

const root = path.resolve(import.meta.dirname, '../..')
let folder: string
const file = (...parts: string[]) => path.join(folder, 'schemas', ...parts)
const change = (name: string, by: (json: any) => void) => {
  const json = JSON.parse(readFileSync(file(name), 'utf8'))
  by(json)
  writeFileSync(file(name), `${JSON.stringify(json, null, 2)}\n`)
}
const fields = (type: string, by: (properties: any, schema: any) => void) => change(`events/${type}.v1.json`, (schema) => by(schema.properties, schema))

// The real schemas in a folder of their own, as version 0.1.0 in the making before any release.
beforeEach(() => { folder = ofToday() })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function ofToday(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'tongban-contracts-'))
  const to = path.join(copy, 'schemas')
  cpSync(path.join(root, 'schemas'), to, { recursive: true })
  for (const gone of ['released', 'events/golden']) rmSync(path.join(to, gone), { recursive: true })
  cpSync(path.join(root, 'schemas/events/golden', versionInTheMaking(root)), path.join(to, 'events/golden/0.1.0'), { recursive: true })
  for (const [name, text] of [['making.json', '{ "version": "0.1.0" }'], ['retired.json', '{}'], ['graphql/allowed-breaking.json', '[]']] as const) writeFileSync(path.join(to, name), text)
  return copy
}

test('nothing in this checkout breaks what was released', () => {
  expect(contractFaults(root)).toEqual([])
})

test('what was never released may change in any way; what was released on the way may not', () => {
  fields('joint.task-reminded', (properties, schema) => { schema.required.push('why'); properties.why = { type: 'string', maxLength: 10 } })
  expect(contractFaults(folder)).toEqual([])
  expect(releaseContracts(folder, '0.1.0-alpha.1')).toBe('0.1.0')
  expect(contractFaults(folder)).toEqual([])
  fields('joint.task-reminded', (properties) => { properties.why.maxLength = 9 })
  expect(contractFaults(folder)).toEqual(['since 0.1.0-alpha.1: joint.task-reminded.v1/why: maxLength went down'])
})

test('releasing freezes the schemas, the golden events and the graph, and the next version is in the making', () => {
  expect(releaseContracts(folder, '0.1.0')).toBe('0.2.0')
  expect(versionInTheMaking(folder)).toBe('0.2.0')
  expect(readdirSync(file('released/0.1.0'))).toEqual(['api.graphql', 'events.json'])
  expect(readdirSync(file('events/golden/0.2.0'))).toEqual(readdirSync(file('events/golden/0.1.0')))
  expect(contractFaults(folder)).toEqual([])
})

test('what would break a release, is released, or is not in the making is not released', () => {
  releaseContracts(folder, '0.1.0-alpha.1')
  expect(() => releaseContracts(folder, '0.3.0')).toThrow('0.1.0 is in the making (schemas/making.json), not 0.3.0')
  expect(() => releaseContracts(folder, 'new')).toThrow('new is no version')
  expect(() => releaseContracts(folder, '0.1.0-alpha.1')).toThrow('0.1.0-alpha.1 is released already')
  expect(() => releaseContracts(folder, '0.1.0', '0.1.0-alpha.9')).toThrow('0.1.0-alpha.9 does not come after 0.1.0')
  fields('exchange.digest', (properties) => { delete properties.afterSeq })
  expect(() => releaseContracts(folder, '0.1.0')).toThrow('exchange.digest.v1/afterSeq: it is gone')
  expect(readdirSync(file('released'))).toEqual(['0.1.0-alpha.1'])
})

describe('after 0.1.0', () => {
  let frozen: string
  beforeAll(() => {
    frozen = ofToday()
    releaseContracts(frozen, '0.1.0')
  })
  beforeEach(() => { cpSync(path.join(frozen, 'schemas'), file(), { recursive: true }) })
  afterAll(() => rmSync(frozen, { recursive: true, force: true }))

  test.each<[string, () => void, string[]]>([
    ['an optional field and a new type', () => {
      fields('joint.task-offered', (properties) => { properties.hint = { type: 'string', maxLength: 10 } })
      writeFileSync(file('events/joint.task-dreamt.v1.json'), JSON.stringify({ type: 'object', properties: {} }))
      writeFileSync(file('events/golden/0.2.0/joint.task-dreamt.v1.json'), '[]')
    }, []],
    ['a type without golden events', () => { writeFileSync(file('events/joint.task-dreamt.v1.json'), '{}') }, ['golden/0.2.0/joint.task-dreamt.v1.json: every type has golden events']],
    ['a removed type', () => { rmSync(file('events/joint.task-paused.v1.json')) }, ['since 0.1.0: joint.task-paused.v1: the type is gone']],
    ['a removed field', () => { fields('joint.task-paused', (properties) => { delete properties.pause }) }, ['since 0.1.0: joint.task-paused.v1/pause: it is gone']],
    ['a new required field', () => { fields('joint.task-reminded', (properties, schema) => { properties.why = { type: 'string' }; schema.required.push('why') }) }, ['since 0.1.0: joint.task-reminded.v1/why: it is required now']],
    ['a field narrowed for everybody', () => { change('events/common.json', ({ $defs }) => { $defs.caseClock.properties.limit.maximum = 365 }) },
      ['since 0.1.0: casework.case-step-recorded.v1/clocks/promised/limit: maximum went down', 'since 0.1.0: casework.case-step-recorded.v1/clocks/statutory/limit: maximum went down']],
    ['a field that may not be null any more', () => { fields('exchange.resend-requested', (properties) => { properties.toSeq = properties.toSeq.anyOf[0] }) },
      ['since 0.1.0: exchange.resend-requested.v1/toSeq: type null is no longer allowed']],
    ['a removed value', () => { fields('standards.source-enrolled', (properties) => { properties.kind.enum = ['centre', 'city-office'] }) },
      ['since 0.1.0: standards.source-enrolled.v1/kind: value coordination is no longer allowed']],
    ['a renamed value', () => { fields('standards.source-enrolled', (properties) => { properties.kind.enum[2] = 'coordinator' }) },
      ['since 0.1.0: standards.source-enrolled.v1/kind: value coordination is no longer allowed (renamed to coordinator?)']],
    ['a retired value that came again', () => {
      change('retired.json', (retired) => { retired['standards.source-enrolled.v1/kind = archive'] = 'it meant a centre that was closed' })
      fields('standards.source-enrolled', (properties) => { properties.kind.enum.push('archive') })
    }, ['standards.source-enrolled.v1/kind = archive: it is retired and stands for nothing else (it meant a centre that was closed)']],
    ['a keyword that nothing compares', () => { fields('joint.task-reminded', (_, schema) => { schema.not = {} }) }, ['joint.task-reminded.v1: not is nothing the comparison knows']],
    ['a changed golden event', () => { writeFileSync(file('events/golden/0.1.0/exchange.digest.v1.json'), '[]') }, ['golden/0.1.0/exchange.digest.v1.json: it was changed, and was released']],
    ['a golden event that is gone', () => { rmSync(file('events/golden/0.1.0/exchange.digest.v1.json')) }, ['golden/0.1.0/exchange.digest.v1.json: it is gone, and was released']],
    ['a golden event that came later', () => { writeFileSync(file('events/golden/0.1.0/late.v1.json'), '[]') }, ['golden/0.1.0/late.v1.json: it came after the release']],
    ['a broken graph', () => {
      const supergraph = readFileSync(file('graphql/supergraph.graphql'), 'utf8')
      writeFileSync(file('graphql/supergraph.graphql'), supergraph.replace(/(type CatalogueItem[^{]*\{[^}]*?) {2}kind: ItemKind!\n/, '$1'))
    }, ['the graph since 0.1.0: FIELD_REMOVED: CatalogueItem.kind was removed.']],
    ['the released version still in the making', () => {
      writeFileSync(file('making.json'), '{ "version": "0.1.0" }')
      fields('joint.task-offered', (properties) => { properties.hint = { type: 'string', maxLength: 10 } })
    }, ['0.1.0 is released and stays as it is: name the next version in schemas/making.json']],
    ['an older version in the making', () => {
      cpSync(file('events/golden/0.2.0'), file('events/golden/0.0.9'), { recursive: true })
      writeFileSync(file('making.json'), '{ "version": "0.0.9" }')
    }, ['0.1.0 is released, and schemas/making.json still makes 0.0.9']],
  ])('%s', (_, plant, faults) => {
    plant()
    expect(contractFaults(folder)).toEqual(faults)
  })

  test('a value that one release had and the next had not does not come again', () => {
    releaseContracts(folder, '0.2.0')
    // As if a removal had been forced through: the record of 0.2.0 lacks what 0.1.0 had.
    change('released/0.2.0/events.json', ({ schemas }) => { schemas['standards.source-enrolled.v1'].properties.kind.enum = ['centre', 'city-office'] })
    expect(contractFaults(folder)).toEqual(['standards.source-enrolled.v1/kind = coordination: it was released and gone once, and is here again'])
  })
})

test('versions stand in the order in which they are released', () => {
  expect(['0.10.0', '0.2.0', '0.1.0', '0.1.0-alpha.10', '0.1.0-alpha.2'].sort(compareVersions)).toEqual(['0.1.0-alpha.2', '0.1.0-alpha.10', '0.1.0', '0.2.0', '0.10.0'])
})
