import { readFileSync } from 'node:fs'
import { exchangeSchema } from '@tongban/exchange'
import { day } from '@tongban/kernel'
import { fixedClock, testDatabase, type TestDatabase } from '@tongban/testing'
import { v7 } from 'uuid'
import { catalogueSchema } from '../schema.js'
import { CatalogueActs } from './catalogue-acts.js'
import { CatalogueReader } from './catalogue-reader.js'
import { importCatalogue, type ImportedItem } from './import-catalogue.js'

const demo = (name: string) => JSON.parse(readFileSync(new URL(`../../../../../deploy/demo/${name}`, import.meta.url), 'utf8'))
const { items } = demo('catalogue.json') as { items: ImportedItem[] }
const departments = (demo('city.json') as { departments: { code: string }[] }).departments.map(({ code }) => code)

let db: TestDatabase
let acts: CatalogueActs
let reader: CatalogueReader

beforeEach(async () => {
  db = await testDatabase({ schemas: [exchangeSchema, catalogueSchema] })
  acts = new CatalogueActs(db.app, fixedClock('2026-11-22T01:00:00Z'), () => departments)
  reader = new CatalogueReader(db.app)
})
afterEach(() => db.close())

test('the demo city\'s catalogue: 23 items of 12 departments, in force since 2015, for departments the city has', async () => {
  expect(await importCatalogue(acts, reader, items, 'import')).toHaveLength(23)
  expect(new Set(items.map(({ content }) => content.department)).size).toBe(12)
  const all = await reader.items({}, { sort: 'code', descending: false, first: 100 })
  expect(all).toHaveLength(23)
  expect(all.every(({ version, effectiveFrom }) => version === 1 && effectiveFrom === day('2015-01-01'))).toBe(true)
})

test.each<[string, number, number, string]>([
  ['gs-001', 10, 0, 'instant'], // decided at once
  ['cg-001', 20, 5, 'promised'], // the demo's case at a street
  ['gt-001', 79, 28, 'promised'], // land use: 79 working days in one office, then 28
  ['gt-002', 55, 25, 'promised'], // first-sale housing transfer
  ['qx-001', 20, 10, 'promised'], // lightning protection, design
  ['qx-002', 10, 5, 'promised'], // and acceptance
  ['aj-002', 20, 7, 'promised'], // one of the eleven safety items, seven working days each
])('%s: statutory %d, promised %d working days, %s', (code, statutory, promised, kind) => {
  const { content } = items.find((item) => item.code === code)!
  expect(content).toMatchObject({ kind, statutoryLimit: { days: statutory, unit: 'wd' }, promisedLimit: { days: promised, unit: 'wd' } })
})

test('repeating an import changes nothing, and one that stopped half-way goes on where it was', async () => {
  await importCatalogue(acts, reader, items.slice(0, 3), 'import')
  await acts.draft({ commandId: v7(), code: items[3]!.code, content: { ...items[3]!.content, onlineDepth: 1 } }, 'import')
  expect(await importCatalogue(acts, reader, items, 'import')).toEqual(items.slice(3).map(({ code }) => code))
  expect((await reader.inForce(items[3]!.code, day('2026-11-22')))?.content.onlineDepth).toBe(items[3]!.content.onlineDepth)
  expect(await importCatalogue(acts, reader, items, 'import')).toEqual([])
})

test('an item that the checks refuse stops the import and is named', async () => {
  const wrong = { ...items[0]!, content: { ...items[0]!.content, department: 'xx' } }
  await expect(importCatalogue(acts, reader, [wrong], 'import')).rejects.toThrow(/gs-001.*unknown-department/)
  await expect(importCatalogue(acts, reader, [{ ...items[1]!, effectiveFrom: '2015-02-30' }], 'import')).rejects.toThrow(/gs-002.*2015-02-30/)
})

test('pages by each sort forwards and backwards, and filters', async () => {
  await importCatalogue(acts, reader, items, 'import')
  for (const sort of ['code', 'effectiveFrom', 'publishedAt'] as const) {
    for (const descending of [false, true]) {
      const all = (await reader.items({}, { sort, descending, first: 100 })).map(({ code }) => code)
      const paged: string[] = []
      let after: (string | number | null)[] | undefined
      for (;;) {
        const page = await reader.items({}, { sort, descending, first: 5, ...(after && { after }) })
        for (const view of page.slice(0, 5)) paged.push(view.code)
        const last = page[4]
        if (page.length <= 5 || !last) break
        after = sort === 'code' ? [last.code, last.version] : [sort === 'effectiveFrom' ? '2015-01-01' : last.publishedAt!.toISOString(), last.code, last.version]
      }
      expect(paged).toEqual(all)
    }
  }
  const codes = async (filter: object) => (await reader.items(filter, { sort: 'code', descending: false, first: 100 })).map(({ code }) => code)
  expect(await codes({ department: 'qx' })).toEqual(['qx-001', 'qx-002'])
  expect(await codes({ kind: 'instant' })).toEqual(['gs-001', 'rs-002'])
  expect(await codes({ tier: 'STREET' })).toEqual(['cg-001', 'cg-002', 'gs-002', 'mz-001', 'rs-002'])
})
