import { randomUUID } from 'node:crypto'
import { openOffice, type Office } from './office.fixture.js'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  for (const [name, input] of [
    ['DraftCatalogueItem', { code: 'gs-831', content: content() }],
    ['PublishCatalogueItem', { code: 'gs-831', version: 1, effectiveFrom: '2099-01-01' }],
    ['RedraftCatalogueItem', { code: 'gs-831' }],
    ['EditCatalogueDraft', { code: 'gs-831', version: 2, content: content({ promisedLimit: { days: 3, unit: 'WORKING_DAYS' }, materials: [material('lease', 'ORIGINAL')] }) }],
  ] as const) {
    const { data, errors } = await office.ask('city-standards', `mutation ($input: ${name}Input!) { act: ${name[0]!.toLowerCase()}${name.slice(1)}(input: $input) { __typename } }`, { input: { commandId: randomUUID(), ...input } })
    expect([errors, data.act.__typename]).toEqual([undefined, expect.stringMatching(/^Catalogue(Draft|Item)$/)])
  }
}, 60_000)
afterAll(() => office.close())

const material = (code: string, form: string) => ({ code, names: { zh: `材料${code}`, en: code }, required: true, copies: 1, form })
const content = (change: object = {}) => ({
  names: { zh: '户外招牌设置审批', en: 'Approval of an outdoor shop sign' }, kind: 'PROMISED', department: 'gs', tiers: ['STREET'],
  statutoryLimit: { days: 20, unit: 'WORKING_DAYS' }, promisedLimit: { days: 5, unit: 'WORKING_DAYS' }, materials: [material('form', 'ORIGINAL')],
  conditions: [], fees: [], results: [], onlineDepth: 2, form: null, basis: '《城市市容和环境卫生管理条例》', ...change,
})
const compare = async (role: Parameters<Office['ask']>[0], from: number, to: number, code = 'gs-831') => (await office.ask(role, `query ($code: ID!, $from: Int!, $to: Int!) { catalogueComparison(code: $code, from: $from, to: $to) {
  ... on CatalogueComparison { from { version state effectiveFrom } to { version state effectiveFrom } differences { field key names { zh } part change before after } } ... on Refusal { code } } }`, { code, from, to })).data.catalogueComparison

test('the city office compares its draft with what is published, field by field', async () => {
  expect(await compare('city-standards', 1, 2)).toEqual({
    from: { version: 1, state: 'PUBLISHED', effectiveFrom: '2099-01-01' }, to: { version: 2, state: 'DRAFT', effectiveFrom: null },
    differences: [
      { field: 'PROMISED_LIMIT', key: null, names: null, part: 'days', change: 'CHANGED', before: '5', after: '3' },
      { field: 'MATERIALS', key: 'form', names: { zh: '材料form' }, part: null, change: 'REMOVED', before: null, after: null },
      { field: 'MATERIALS', key: 'lease', names: { zh: '材料lease' }, part: null, change: 'ADDED', before: null, after: null },
    ],
  })
})

test.each(['supervisor', 'operator', null] as const)('to %s a draft is not there', async (role) => {
  expect(await compare(role, 1, 2)).toEqual({ code: 'no-such-version' })
  expect(await compare(role, 1, 1)).toMatchObject({ differences: [] })
})

test('an item that is none has no versions', async () => {
  expect(await compare('city-standards', 1, 2, 'gs-000')).toEqual({ code: 'no-such-item' })
  expect(await compare('city-standards', 1, 2, "';--")).toEqual({ code: 'no-such-item' })
})
