import { randomUUID } from 'node:crypto'
import { withClient } from '@tongban/database'
import type { Role } from '@tongban/service'
import { openOffice, until, type Office } from './office.fixture.js'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.close())

const content = {
  names: { zh: '户外招牌设置审批', en: 'Approval of an outdoor shop sign' }, kind: 'PROMISED', department: 'gs', tiers: ['STREET'],
  statutoryLimit: { days: 20, unit: 'WORKING_DAYS' }, promisedLimit: { days: 5, unit: 'WORKING_DAYS' },
  materials: [{ code: 'application-form', names: { zh: '申请表', en: 'Application form' }, required: true, copies: 1, form: 'ORIGINAL_AND_COPY' }],
  conditions: [], fees: [{ names: { zh: '工本费', en: 'Cost of the licence' }, fen: '1250', basis: null }], results: [], onlineDepth: 2,
  form: '{"type":"object","properties":{"width":{"type":"number"}}}', basis: '《城市市容和环境卫生管理条例》',
}
const refusal = '... on Refusal { code message(lang: EN) params { name values } }'
const DRAFT = `mutation ($input: DraftCatalogueItemInput!) { draftCatalogueItem(input: $input) { __typename ... on CatalogueDraft { code version revision state fees { fen } form } ${refusal} } }`
const PUBLISH = `mutation ($input: PublishCatalogueItemInput!) { publishCatalogueItem(input: $input) { __typename ... on CatalogueItem { code version effectiveFrom contentHash } ${refusal} } }`
const SET = `mutation ($input: SetOfficeTimeInput!) { setOfficeTime(input: $input) { __typename ... on OfficeTime { now simulated version } ${refusal} } }`
const draft = async (code: string, change: object = {}) =>
  (await office.ask('city-standards', DRAFT, { input: { commandId: randomUUID(), code, content: { ...content, ...change } } })).data.draftCatalogueItem
const publish = async (code: string, effectiveFrom: string, version = 1) =>
  (await office.ask('city-standards', PUBLISH, { input: { commandId: randomUUID(), code, version, effectiveFrom } })).data.publishCatalogueItem
const setTime = async (at: string | null) => (await office.ask('operator', SET, { input: { commandId: randomUUID(), at } })).data.setOfficeTime

test('an item is drafted, published and shown to everybody; its message goes out on the standards topic', async () => {
  expect(await draft('gs-801')).toEqual({
    __typename: 'CatalogueDraft', code: 'gs-801', version: 1, revision: 1, state: 'DRAFT', fees: [{ fen: '1250' }], form: '{"properties":{"width":{"type":"number"}},"type":"object"}',
  })
  const published = await publish('gs-801', '2099-01-01')
  expect(published).toMatchObject({ __typename: 'CatalogueItem', version: 1, effectiveFrom: '2099-01-01' })
  const seen = await office.ask(null, '{ catalogueItem(code: "gs-801") { ... on CatalogueItem { contentHash names { en } promisedLimit { days unit } materials { form } } } }')
  expect(seen.data.catalogueItem).toEqual({
    contentHash: published.contentHash, names: { en: content.names.en }, promisedLimit: { days: 5, unit: 'WORKING_DAYS' }, materials: [{ form: 'ORIGINAL_AND_COPY' }],
  })
  await until(async () => (await office.own.admin.query({ text: "select from sent where key = 'item:gs-801:1'" })).rowCount, (count) => count === 1)
})

test('refusals are types with field, value and way out', async () => {
  expect(await draft('gs-802', { promisedLimit: { days: 21, unit: 'WORKING_DAYS' } })).toEqual({
    __typename: 'PromiseExceedsStatute', code: 'promise-exceeds-statute',
    message: 'content.promisedLimit.days: 21 days are promised where the statute allows 20; promise at most 20.',
    params: [{ name: 'field', values: ['content.promisedLimit.days'] }, { name: 'value', values: ['21'] }, { name: 'statutory', values: ['20'] }],
  })
  expect(await draft('gs-802', { fees: [{ names: { zh: '费', en: 'Fee' }, fen: '12.50' }] })).toMatchObject({ __typename: 'FeeNotInFen' })
  expect(await draft('gs-802', { form: '{' })).toMatchObject({ __typename: 'FormNotASchema' })
  expect(await draft('xx-001', { department: 'xx' })).toMatchObject({ __typename: 'DepartmentUnknown' })
  await draft('gs-803')
  expect(await publish('gs-803', '2015-01-01')).toMatchObject({ __typename: 'EffectiveDateInThePast' })
  expect(await publish('gs-899', '2099-01-01')).toMatchObject({ __typename: 'CatalogueVersionNotFound' })
})

test('a blueprint is drafted with its faults, mended, published with its chart, and goes out on the standards topic', async () => {
  await draft('gs-805', { tiers: ['DISTRICT', 'STREET'] })
  await publish('gs-805', '2099-01-01')
  const node = (id: string, kind: string) => ({ id, kind, names: { zh: '环节', en: 'Node' }, item: 'gs-805', department: 'gs', tier: 'DISTRICT', limit: { days: 2, unit: 'wd' }, materials: [], deemedConsent: null })
  const says = (edges: object[]) => JSON.stringify({ names: { zh: '联办', en: 'Joint' }, lead: 'gs', nodes: [node('A', 'decision'), node('E', 'issue')], edges, documents: [], basis: '《行政许可法》第二十六条', rules: { awayAfterHours: 4, officeHours: ['09:00-12:00', '13:00-17:00'], supplementPause: { basis: '《办法》第十二条' } } })
  const act = async (name: string, more: object) => {
    const shown = name !== 'publishBlueprint'
      ? '... on BlueprintDraft { version revision faults(on: "2099-01-01") { code node why { en } } }'
      : '... on Blueprint { version workingDays criticalPath width height nodes { id place { slack } position { x width } } edges { from to kind points { x y } } }'
    const query = `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename ${shown} ${refusal} } }`
    return (await office.ask('city-standards', query, { input: { commandId: randomUUID(), code: 'bundle', ...more } })).data[name]
  }
  const from = { version: 1, effectiveFrom: '2099-01-01' }
  const faulty = await act('draftBlueprint', { content: says([]) })
  expect(faulty).toMatchObject({ __typename: 'BlueprintDraft', version: 1, faults: [{ code: 'blueprint-issue-unfounded', node: 'E' }] })
  expect(await act('publishBlueprint', from)).toMatchObject({ __typename: 'BlueprintUnsound', params: expect.arrayContaining([{ name: 'nodes', values: ['E'] }]) })
  expect(await act('editBlueprintDraft', { version: 1, content: says([{ from: 'A', to: 'E', kind: 'hard', when: null }]) })).toMatchObject({ revision: 2, faults: [] })
  const published = await act('publishBlueprint', from)
  expect(published).toMatchObject({ __typename: 'Blueprint', version: 1, workingDays: 4, criticalPath: ['A', 'E'], edges: [{ from: 'A', to: 'E', kind: 'HARD' }] })
  const [first, second] = published.nodes.map(({ position }: any) => position)
  // Two cards of 200 side by side, and one straight way from the right side of the first to the left side of the second.
  expect([first.width, second.x > first.x + 200, published.width > second.x + 200]).toEqual([200, true, true])
  expect(published.edges[0].points).toEqual([{ x: first.x + 200, y: expect.any(Number) }, { x: second.x, y: published.edges[0].points[0].y }])
  expect((await office.ask(null, '{ blueprint(code: "bundle") { ... on Blueprint { names { en } effectiveFrom rules { awayAfterHours officeHours supplementPause { basis } } } } }')).data.blueprint)
    .toEqual({ names: { en: 'Joint' }, effectiveFrom: '2099-01-01', rules: { awayAfterHours: 4, officeHours: ['09:00-12:00', '13:00-17:00'], supplementPause: { basis: '《办法》第十二条' } } })
  expect((await office.ask(null, '{ blueprints { edges { node { code version } } } }')).data.blueprints.edges).toEqual([{ node: { code: 'bundle', version: 1 } }])
  await until(async () => (await office.own.admin.query({ text: "select from sent where key = 'blueprint:bundle:1'" })).rowCount, (count) => count === 1)
})

test('lists page by cursor, and refuse a cursor of another list', async () => {
  for (const code of ['gs-811', 'gs-812', 'gs-813']) {
    await draft(code)
    await publish(code, '2099-01-01')
  }
  const list = 'query ($after: String, $sort: CatalogueItemSort!) { catalogueItems(first: 2, after: $after, sort: $sort, descending: true) { edges { node { code } } pageInfo { hasNextPage endCursor } } }'
  const first = (await office.ask(null, list, { sort: 'CODE' })).data.catalogueItems
  expect(first.edges.map(({ node }: any) => node.code)).toEqual(['gs-813', 'gs-812'])
  const second = (await office.ask(null, list, { sort: 'CODE', after: first.pageInfo.endCursor })).data.catalogueItems
  expect(second.edges[0].node.code).toBe('gs-811')
  expect((await office.ask(null, list, { sort: 'PUBLISHED_AT', after: first.pageInfo.endCursor })).errors[0].extensions.refused).toBe('bad-cursor')
})

const forged = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url')

test.each([
  ['CODE', forged('catalogue-code', 'gs-801', 'x')],
  ['CODE', forged('catalogue-code', '\u0000', 1)],
  ['EFFECTIVE_FROM', forged('catalogue-effectiveFrom', '2015-02-30', 'gs-801', 1)],
  ['PUBLISHED_AT', forged('catalogue-publishedAt', '2015-06-30', 'gs-801', 1)],
  ['PUBLISHED_AT', forged('catalogue-publishedAt', "'; drop table", 'gs-801', 1e12)],
])('a cursor for %s written by hand is refused', async (sort, after) => {
  const { errors } = await office.ask(null, 'query ($after: String, $sort: CatalogueItemSort) { catalogueItems(after: $after, sort: $sort) { edges { cursor } } }', { sort, after })
  expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', refused: 'bad-cursor' })
})

test.each(["gs-801' or true --", '事项', 'x'.repeat(10_000), ''])('a code that is none is answered like one that is not there', async (code) => {
  const query = 'query ($code: ID!) { catalogueItem(code: $code) { __typename } catalogueItems(code: $code, department: "gs") { edges { cursor } } }'
  expect((await office.ask(null, query, { code })).data).toEqual({ catalogueItem: { __typename: 'CatalogueItemNotFound' }, catalogueItems: { edges: code === '' ? expect.any(Array) : [] } })
  expect((await office.ask('operator', 'query ($code: ID!) { adoption(code: $code) { __typename } }', { code })).data.adoption.__typename).toBe('CatalogueItemNotFound')
  const redraft = `mutation ($code: ID!) { redraftCatalogueItem(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8061", code: $code }) { __typename } }`
  expect((await office.ask('city-standards', redraft, { code })).data.redraftCatalogueItem.__typename).toBe('CatalogueItemNotFound')
})

test('text that nobody can write never reaches a table', async () => {
  const { data, errors } = await office.ask(null, 'query ($code: ID!) { catalogueItem(code: $code) { __typename } }', { code: 'gs-\u0000' })
  expect(data?.catalogueItem?.__typename ?? errors[0].extensions.code).toMatch(/^(CatalogueItemNotFound|BAD_USER_INPUT)$/)
})

test('adoption shows every street that has not said anything as silent', async () => {
  await draft('gs-821')
  const today = (await office.ask(null, '{ officeTime { now } }')).data.officeTime.now.slice(0, 10)
  await setTime(`${today}T20:00:00.000Z`) // tomorrow in Guangzhou
  await setTime(null)
  await publish('gs-821', '2099-01-01')
  await setTime('2099-01-02T01:00:00.000Z')
  const { data } = await office.ask('supervisor', '{ adoption(code: "gs-821") { ... on Adoption { inForce effectiveFrom centres(first: 100) { edges { node { centreId tier state version } } } } } }')
  await setTime(null)
  expect(data.adoption).toMatchObject({ inForce: 1, effectiveFrom: '2099-01-01' })
  expect(new Set(data.adoption.centres.edges.map(({ node }: any) => `${node.tier} ${node.state} ${node.version}`))).toEqual(new Set(['STREET SILENT null']))
})

test('office time is set by an operator, kept over a restart, and put back', async () => {
  expect(await setTime('2015-06-30T01:00:00.000Z')).toMatchObject({ __typename: 'OfficeTime', simulated: true })
  await office.restart()
  expect((await office.ask(null, '{ officeTime { now } }')).data.officeTime.now).toMatch(/^2015-06-30T01:0/)
  expect(await setTime(null)).toMatchObject({ simulated: false })
})

test('every source of the directory is announced with its key', async () => {
  const { rows } = await until(() => office.own.admin.query<{ key: string }>({ text: "select distinct key from sent where key like 'source:%' order by key" }), ({ rowCount }) => rowCount >= 10)
  expect(rows.map(({ key }) => key)).toContain('source:hzcg')
})

test('well, degraded while the exchange is away, and well again when it is back', async () => {
  expect(await until(office.health, ({ page }) => page.exchange?.answers === true)).toMatchObject({ status: 200, page: { status: 'ok', exchange: { answers: true, since: null, told: null } } })
  const name = new URL(office.wire.urls.app).pathname.slice(1)
  const elsewhere = Object.assign(new URL(office.wire.urls.admin), { pathname: '/postgres' }).href
  const connections = (allowed: boolean) => withClient(elsewhere, async (admin) => {
    await admin.query({ text: `alter database ${name} with allow_connections ${allowed}` })
    await admin.query({ text: 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', values: [name] })
  })
  await connections(false)
  try {
    expect(await until(office.health, ({ page }) => page.status === 'degraded')).toEqual({
      status: 200, page: expect.objectContaining({ parts: { database: true }, exchange: { answers: false, since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), told: 'away' } }),
    })
  } finally {
    await connections(true)
  }
  expect(await until(office.health, ({ page }) => page.status === 'ok')).toMatchObject({ page: { exchange: { answers: true, since: null, told: null } } })
}, 60_000)

const roads: Record<string, [string, readonly Role[] | 'anyone']> = {
  catalogueItems: ['{ catalogueItems { edges { cursor } } }', 'anyone'],
  catalogueItem: ['{ catalogueItem(code: "gs-801") { __typename } }', 'anyone'],
  officeTime: ['{ officeTime { now } }', 'anyone'],
  catalogueDrafts: ['{ catalogueDrafts { edges { cursor } } }', ['city-standards']],
  adoption: ['{ adoption(code: "gs-801") { __typename } }', ['city-standards', 'supervisor', 'operator']],
  streams: ['{ streams { edges { node { green } } } }', ['city-standards', 'supervisor', 'operator']],
  blueprints: ['{ blueprints { edges { cursor } } }', 'anyone'],
  blueprint: ['{ blueprint(code: "zz") { __typename } }', 'anyone'],
  blueprintDrafts: ['{ blueprintDrafts { edges { cursor } } }', ['city-standards']],
  draftBlueprint: ['mutation { draftBlueprint(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8062", code: "zz", content: "{" }) { __typename } }', ['city-standards']],
  editBlueprintDraft: ['mutation { editBlueprintDraft(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8063", code: "zz", version: 1, content: "{" }) { __typename } }', ['city-standards']],
  discardBlueprintDraft: ['mutation { discardBlueprintDraft(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8064", code: "zz", version: 1 }) { __typename } }', ['city-standards']],
  publishBlueprint: ['mutation { publishBlueprint(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8065", code: "zz", version: 1, effectiveFrom: "2099-01-01" }) { __typename } }', ['city-standards']],
  redraft: ['mutation { redraftCatalogueItem(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8057", code: "zz-999" }) { __typename } }', ['city-standards']],
  discard: ['mutation { discardCatalogueDraft(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8058", code: "zz-999", version: 1 }) { __typename } }', ['city-standards']],
  publish: ['mutation { publishCatalogueItem(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8059", code: "zz-999", version: 1, effectiveFrom: "2099-01-01" }) { __typename } }', ['city-standards']],
}
const everyone: (Role | null)[] = [null, 'city-standards', 'centre-clerk', 'centre-officer', 'centre-head', 'coordinator', 'supervisor', 'citizen', 'enterprise', 'operator']

test.each(Object.keys(roads))('%s: who may', async (road) => {
  const [query, allowed] = roads[road]!
  for (const role of everyone) {
    const may = allowed === 'anyone' || (role !== null && allowed.includes(role))
    const { errors } = await office.ask(role, query)
    expect([role, errors?.[0]?.extensions.code]).toEqual([role, may ? undefined : role === null ? 'UNAUTHENTICATED' : 'FORBIDDEN'])
  }
})

test.each(['streams', 'adoption'])('%s: of the city\'s ledger, for a supervisor of the city alone; hzcg.supervisor is refused like a wrong role', async (road) => {
  const [query] = roads[road]!
  for (const [centres, may] of [[['hzcg'], false], [['hz', 'hzcg'], false], [[], false], [['gz'], true], [['hzcg', 'gz'], true]] as const) {
    const { data, errors } = await office.ask('supervisor', query, {}, [...centres])
    expect([centres, errors?.[0].extensions]).toEqual([centres, may ? undefined : expect.objectContaining({ code: 'FORBIDDEN', refused: 'not-allowed', params: { action: road } })])
    if (!may) expect(data?.[road] ?? null).toBeNull()
  }
})

test('only an operator sets office time', async () => {
  for (const role of everyone.filter((each) => each !== 'operator')) {
    const { errors } = await office.ask(role, SET, { input: { commandId: randomUUID(), at: null } })
    expect(errors[0].extensions.code).toBe(role === null ? 'UNAUTHENTICATED' : 'FORBIDDEN')
  }
})

test('a process on real time refuses to set office time', async () => {
  const real = await openOffice({ simulatedTime: false })
  try {
    expect((await real.ask('operator', SET, { input: { commandId: randomUUID(), at: null } })).data.setOfficeTime).toMatchObject({ __typename: 'TimeNotSimulated' })
  } finally {
    await real.close()
  }
})

test('operators see how the office stands: its relay, broken streams, and the oldest transaction', async () => {
  const STATUS = '{ cityStatus { deployment officeTime exchange { relayActive broken { source topic missing } oldestTransactionSeconds reading lastError } } }'
  const { data } = await until(() => office.ask('operator', STATUS), (answer) => answer.data?.cityStatus?.exchange.relayActive)
  expect(data.cityStatus).toMatchObject({ deployment: 'city-office', exchange: { broken: [], oldestTransactionSeconds: expect.any(Number) } })
  await office.own.admin.query({ text: "delete from sent where topic = 'tb.city.standards' and seq = 1; update ship_cursor set seq = 0 where topic = 'tb.city.standards'" })
  await until(() => office.ask('operator', STATUS), (answer) => JSON.stringify(answer.data.cityStatus.exchange.broken) === '[{"source":"city","topic":"tb.city.standards","missing":"1"}]')
  expect((await office.ask('city-standards', STATUS)).errors[0].extensions.code).toBe('FORBIDDEN')
})
