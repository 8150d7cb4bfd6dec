import { readFileSync } from 'node:fs'
import path from 'node:path'
import { superfluous, uncovered, type Table } from './cells.js'
import { openCityOffice, type CityOffice } from './city-office.js'
import { cityActorOf, cityInputs, cityMutationText, rightCityInput } from './city-situations.js'
import { inputFields, rootFields, schemaText } from './input-fields.js'
import { takeCells, type Bench } from './take-cells.js'

const table = JSON.parse(readFileSync(path.join(import.meta.dirname, 'tables/city.json'), 'utf8')) as Table
const sdl = schemaText('city')
const fields = inputFields(sdl)

let office: CityOffice
beforeAll(async () => { office = await openCityOffice() })
afterAll(() => office.close())

test('every mutation has a situation, every field that means something a row for every kind of bad value, and no row is left over', () => {
  expect(rootFields(sdl, 'Mutation').map(({ name }) => name).filter((name) => !Object.hasOwn(cityInputs, name))).toEqual([])
  expect(uncovered(table, fields)).toEqual([])
  expect(superfluous(table, fields)).toEqual([])
  expect(fields.length).toBeGreaterThan(80)
})

test('a field deep in an input that the table does not know is reported', () => {
  const planted = inputFields(sdl.replace('input ItemFeeInput {', 'input ItemFeeInput {\n  planted: Int\n'))
  expect(uncovered(table, planted)).toEqual(['draftCatalogueItem', 'editCatalogueDraft'].flatMap((mutation) => ['zero', 'negative', 'most'].map((kind) => `${mutation} input.content.fees[].planted: ${kind}`)))
})

const bench: Bench = {
  table,
  right: (mutation) => rightCityInput(office, mutation),
  send: (mutation, variables) => office.ask(cityActorOf(mutation), cityMutationText(mutation), variables),
  written: () => office.written(),
  async kept({ mutation, path: field, kind }, { value }, { data }) {
    if (kind !== 'scalar' || !field.startsWith('input.content.') || typeof value !== 'string' || value === '') return []
    const { rows } = await office.admin.query<{ content: string }>({ text: 'select content from catalogue_version where code = $1', values: [data?.[mutation]?.itemCode] })
    return rows[0]?.content.includes(JSON.stringify(value)) ? [] : ['not kept as it was given']
  },
}

test.each(fields.map((field) => [`${field.mutation} ${field.path}`, field] as const))('%s', async (_, field) => {
  expect(await takeCells(bench, field)).toEqual([])
})
