import { randomUUID } from 'node:crypto'
import { openHouse, streetItem, until, type House } from './house.fixture.js'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await house.publish('item:gs-002:1', 'standards.catalogue-item-published.v1', streetItem())
  const offsetMs = Date.parse('2015-06-30T01:00:00Z') - Date.now()
  await house.publish('office-time', 'standards.office-time-set.v1', { offsetMs, setAt: new Date().toISOString(), setBy: 'operator' })
  await until(() => house.ask('hzcg.clerk', '{ implementationItem(centreId: "hzcg", code: "gs-002") { __typename } }'), (answer) => answer.data?.implementationItem?.__typename === 'ImplementationItem')
  await until(() => house.ask('operator', STATUS), ({ data }) => data?.centreStatus.officeTime?.startsWith('2015-06-30') && data.centreStatus.exchange.reading.length > 4)
}, 60_000)
afterAll(() => house.close())

const STATUS = '{ centreStatus(centreId: "hzcg") { ... on CentreStatus { officeTime deployment standards { asOf missing } exchange { relayActive reading dead refused } } ... on Refusal { code } } }'
const RECEIVE = 'mutation ($input: ReceiveApplicationInput!) { receiveApplication(input: $input) { __typename ... on CaseActDone { caseId } ... on Refusal { code params { name values } } } }'
const application = (identity: string, name: string, change: object = {}) => ({ input: {
  commandId: randomUUID(), centreId: 'hzcg', itemCode: 'gs-002', papers: [{ code: 'GS-APPLICATION' }], parties: [{ role: 'APPLICANT', kind: 'PERSON', name, identityType: 'CITIZEN_NUMBER', identity }], ...change,
} })
const way = [['acceptCase', 'clerk'], ['handleCase', 'handler'], ['reviewCase', 'reviewer'], ['approveCase', 'approver'], ['concludeCase', 'concluder'], ['deliverCase', 'clerk']] as const

async function act(name: string, who: string, caseId: string, change: object = {}) {
  const query = `mutation ($input: ${name[0]!.toUpperCase() + name.slice(1)}Input!) { ${name}(input: $input) { __typename ... on CaseActDone { step { stepHash } receiptCode } ... on Refusal { code params { name values } } } }`
  return (await house.ask(who, query, { input: { commandId: randomUUID(), centreId: 'hzcg', caseId, ...change } })).data[name]
}

// GB 11643's check digit over an unassigned division: nobody's number, and no finished one stands here.
function invented(no: number): string {
  const first17 = `990101${1950 + (no % 50)}0${1 + (no % 9)}1${no % 10}${String(no % 1000).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return first17 + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11]!
}

test('the ledgers of the district and the city hold the steps of a street\'s case, hash by hash, after each act', async () => {
  const { data } = await house.ask('hzcg.clerk', RECEIVE, application(invented(1), '陈晓明'))
  const id = data.receiveApplication.caseId as string
  const hashes: string[] = []
  for (const [name, role] of way) {
    const done = await act(name, `hzcg.${role}`, id)
    hashes.push(done.step.stepHash)
    for (const [database, owner] of [[house.own, 'hz'], [house.city, 'gz']] as const)
      await until(async () => (await database.admin.query({ text: 'select from ledger_step where owner = $1 and step_hash = $2', values: [owner, done.step.stepHash] })).rowCount, (count) => count === 1)
  }
  const shown = await house.ask('hz.supervisor', 'query ($id: UUID!) { ledgerCase(centreId: "hz", ofCentre: "hzcg", id: $id) { ... on LedgerCase { state result proven promised { due } steps { kind actor post stepHash proven } } } }', { id })
  expect(shown.data.ledgerCase).toMatchObject({ state: 'delivered', result: 'granted', proven: true, promised: { due: '2015-07-07' } })
  expect(shown.data.ledgerCase.steps.slice(1).map((step: any) => step.stepHash)).toEqual(hashes)
})

test('two hundred identities: none in outbox, log, ledgers or exchange, nor in what the process writes', async () => {
  const people = Array.from({ length: 200 }, (_, no) => ({ identity: invented(no + 100), name: `测试${String.fromCharCode(0x4e00 + no * 7)}${String.fromCharCode(0x5200 + no * 5)}` }))
  const ids: string[] = []
  for (const { identity, name } of people) ids.push((await house.ask('hzcg.clerk', RECEIVE, application(identity, name))).data.receiveApplication.caseId)
  for (const [no, id] of ids.slice(0, 20).entries()) {
    await act('acceptCase', 'hzcg.clerk', id)
    expect(await act('withdrawCase', 'hzcg.clerk', id, { reason: `${people[no]!.name}(${people[no]!.identity})要求撤回` })).toMatchObject({ code: 'text-names-a-person' })
  }
  await house.ask('hzcg.clerk', RECEIVE, application(`${people[0]!.identity.slice(0, 17)}?`, people[0]!.name))
  await until(async () => (await house.city.admin.query({ text: "select from ledger_case where owner = 'gz'" })).rowCount, (count) => count === 201)
  const everywhere = [...await texts(house.own, ['outbox', 'sent', 'stream', 'ledger_event', 'ledger_entry', 'ledger_case', 'ledger_step', 'case_file', 'case_step', 'case_party']),
    ...await texts(house.city, ['ledger_event', 'ledger_entry', 'ledger_case', 'ledger_step']), ...await texts(house.wire, ['xlog']), ['log', house.log.join('')]] as [string, string][]
  for (const [where, text] of everywhere) {
    if (where !== 'outbox' && where !== 'stream') expect(`${where} ${text.length > 1000}`).toBe(`${where} true`)
    for (const { identity, name } of people) if ([identity, name].some((word) => text.includes(word) || text.includes(Buffer.from(word).toString('hex')))) throw new Error(`${where} holds ${identity} or its name`)
  }
}, 120_000)

test('restarted, the deployment goes on where it was, and what was written meanwhile is not lost', async () => {
  const { data } = await house.ask('hzcg.clerk', RECEIVE, application(invented(2), '陈晓明'))
  await house.restart()
  expect((await act('acceptCase', 'hzcg.clerk', data.receiveApplication.caseId)).__typename).toBe('CaseActDone')
  await until(async () => (await house.city.admin.query({ text: 'select from ledger_step where case_id = $1', values: [data.receiveApplication.caseId] })).rowCount, (count) => count === 2)
  expect((await house.ask('operator', STATUS)).data.centreStatus).toMatchObject({ deployment: 'haizhu', standards: { missing: [] }, exchange: { dead: 0, refused: 0 } })
})

test('how a deployment stands is for operators, and for the centre\'s own head', async () => {
  expect((await house.ask('hzcg.head', STATUS)).data.centreStatus.deployment).toBe('haizhu')
  expect((await house.ask('hz.head', STATUS)).data.centreStatus).toEqual({ code: 'no-such-entry' })
  expect((await house.ask('hzcg.clerk', STATUS)).errors[0].extensions.code).toBe('FORBIDDEN')
})

test('the streams of a centre and of its ledger are green, and one row changed behind their back turns its own red', async () => {
  const ask = async (who: string, centreId: string) => (await house.ask(who, 'query ($c: ID!) { centreStreams(centreId: $c) { ... on CentreStreamConnection { edges { node { side source topic green lastSeq verifiedHead faults { seq what } } } } ... on Refusal { code } } }', { c: centreId })).data.centreStreams
  const brief = ({ edges }: any) => edges.map(({ node }: any) => `${node.side} ${node.source} ${node.topic} ${node.green}`)
  expect(brief(await ask('hzcg.head', 'hzcg'))).toEqual(['SENT hzcg tb.hz.events true'])
  expect(brief(await ask('operator', 'hz'))).toContain('LEDGER hzcg tb.hz.events true')
  await house.own.admin.query({ text: "update ledger_event set body = replace(body, 'hzcg.clerk', 'hzcg.other') where source = 'hzcg' and seq = 3" })
  const { edges } = await ask('hz.supervisor', 'hz')
  expect(edges.map(({ node }: any) => node).find(({ source, green }: any) => source === 'hzcg' && !green)).toMatchObject({ side: 'LEDGER', faults: expect.arrayContaining([expect.objectContaining({ seq: '3' })]) })
  expect(await ask('hz.supervisor', 'hzcg')).toEqual({ code: 'no-such-entry' })
})

async function texts(database: House['own'], tables: string[]): Promise<[string, string][]> {
  const found: [string, string][] = []
  for (const table of tables) found.push([table, (await database.admin.query<{ text: string | null }>({ text: `select string_agg(t::text, '') as text from ${table} t` })).rows[0]?.text ?? ''])
  return found
}
