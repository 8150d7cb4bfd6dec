import { CatalogueActs, CatalogueReader, catalogueSchema, importCatalogue, type ImportedItem } from '@tongban/catalogue'
import { directorySchema, type Directory } from '@tongban/directory'
import { Database } from '@tongban/database'
import { exchangeSchema } from '@tongban/exchange'
import { day } from '@tongban/kernel'
import { fixedClock, openFixtureCity, testDatabase, type TestDatabase } from '@tongban/testing'
import { readFileSync } from 'node:fs'
import { checkBlueprint } from '../core/check/check-blueprint.js'
import { landUse } from '../core/land-use.fixture.js'
import { oneLicence, threeCertificates } from '../core/three-certificates.fixture.js'
import { blueprintsSchema } from '../schema.js'
import { BlueprintActs } from './blueprint-acts.js'
import { BlueprintReader } from './blueprint-reader.js'
import { contextOf } from './context-of.js'
import { importBlueprints } from './import-blueprints.js'

let db: TestDatabase
let directory: Directory
let catalogue: CatalogueReader
beforeAll(async () => {
  db = await testDatabase({ schemas: [directorySchema, exchangeSchema, catalogueSchema, blueprintsSchema] })
  directory = await openFixtureCity(db)
  catalogue = new CatalogueReader(db.app)
  const { items } = JSON.parse(readFileSync(new URL('../../../../../deploy/demo/catalogue.json', import.meta.url), 'utf8')) as { items: ImportedItem[] }
  const departments = () => [...new Set(items.map(({ content }) => content.department))]
  await importCatalogue(new CatalogueActs(db.app, fixedClock('2015-06-30T01:00:00Z'), departments), catalogue, items, 'operator')
}, 60_000)
afterAll(() => db.close())

test('the demo city\'s blueprints are sound by its own catalogue and powers on their first days', async () => {
  expect(checkBlueprint(threeCertificates, await contextOf(catalogue, directory, day('2015-06-30')))).toEqual([])
  expect(checkBlueprint(oneLicence, await contextOf(catalogue, directory, day('2015-09-29')))).toEqual([])
  expect(checkBlueprint(landUse, await contextOf(catalogue, directory, day('2015-06-30')))).toEqual([])
})

test('before the items were in force, and before anybody had a power, they are not', async () => {
  const codes = async (on: string) => [...new Set(checkBlueprint(threeCertificates, await contextOf(catalogue, directory, day(on))).map(({ refused }) => refused))]
  expect(await codes('2014-12-31')).toEqual(['blueprint-unknown-item', 'blueprint-unknown-code', 'blueprint-unknown-licence'])
  expect(await codes('2003-12-31')).toEqual(['blueprint-unknown-department', 'blueprint-unknown-item', 'blueprint-unknown-code', 'blueprint-unknown-licence'])
})

test('of the items, the newest version in force; of the divisions, those of districts and streets with a centre', async () => {
  const { items, regions, departments } = await contextOf(catalogue, directory, day('2015-06-30'))
  expect(items.get('zj-001')).toEqual({ department: 'zj', tiers: ['CITY', 'DISTRICT'], materials: ['application-form', 'business-licence', 'legal-representative-id'], results: ['organisation-code-certificate'] })
  expect(regions).toEqual(['440104003', '440105', '440105001', '440105002', '440105005', '440106', '440106001', '440106002'])
  expect(departments).toEqual(expect.arrayContaining(['ds', 'gs', 'gsj', 'zj']))
})

test('to publish takes one connection at a time: an import with a pool of one comes to its end', async () => {
  const single = await Database.open({ url: db.urls.app, name: 'import', max: 1 })
  try {
    const acts = new BlueprintActs(single, fixedClock('2015-06-30T01:00:00Z'), (on) => contextOf(new CatalogueReader(single), directory, on))
    const file = { code: 'three-certificates', version: 1, effectiveFrom: '2015-06-30', content: threeCertificates }
    expect(await importBlueprints(acts, new BlueprintReader(single), [file], 'operator')).toEqual(['three-certificates:1'])
  } finally {
    await single.close()
  }
})
