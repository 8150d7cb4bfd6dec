import { Logger } from '@nestjs/common'
import { jest } from '@jest/globals'
import { inventedCitizen } from '../office.fixture.js'
import { act, application, on, openDesk, RECEIVE, type Desk } from './desk.fixture.js'

let desk: Desk
beforeAll(async () => (desk = await openDesk()))
afterAll(() => desk.close())

const chen = inventedCitizen(1)
const receive = async (centreId: string, change: object = {}) => (await desk.ask(`${centreId}.clerk`, RECEIVE, application(chen, { centreId, ...change }))).data.receiveApplication.caseId as string
const PARTY = `query ($centreId: ID!, $identityType: IdentityType!, $identity: String!) { party(centreId: $centreId, identityType: $identityType, identity: $identity) {
  __typename ... on KnownParty { kind identityType identityMasked nameMasked lastReceivedAt openCount openCases { id state itemNames { zh } } } ... on Refusal { code message(lang: EN) } } }`
const look = async (who: string, identity: string, change: object = {}) => {
  const { data, errors } = await desk.ask(who, PARTY, { centreId: 'hzcg', identityType: 'CITIZEN_NUMBER', identity, ...change })
  return data?.party ?? errors[0].extensions.code
}

test('who was here before is known again by their document, with the cases that are open here', async () => {
  expect(await look('hzcg.clerk', chen)).toMatchObject({ __typename: 'PartyNotKnown', code: 'party-not-known' })
  const first = await receive('hzcg')
  desk.clock.set('2015-07-01T01:00:00Z')
  const second = await receive('hzcg')
  await receive('hzxg')
  // Typed with spaces and in small letters it is the same document.
  expect(await look('hzcg.clerk', ` ${chen.slice(0, 6)} ${chen.slice(6).toLowerCase()}`)).toEqual({
    __typename: 'KnownParty', kind: 'PERSON', identityType: 'CITIZEN_NUMBER', identityMasked: `990${'*'.repeat(11)}${chen.slice(-4)}`, nameMasked: '陈*明', lastReceivedAt: '2015-07-01T01:00:00.000Z',
    openCount: 2, openCases: [second, first].map((id) => ({ id, state: 'RECEIVED', itemNames: { zh: '个体工商户设立登记' } })),
  })
  await desk.ask('hzcg.clerk', act('withdrawCase'), on(second, { reason: '申请人要求撤回' }))
  expect(await look('hzcg.clerk', chen)).toMatchObject({ lastReceivedAt: '2015-07-01T01:00:00.000Z', openCount: 1, openCases: [{ id: first }] })
  expect(await look('hzxg.clerk', chen, { centreId: 'hzxg' })).toMatchObject({ openCount: 1 })
})

test('nobody is found at another centre, and no answer names anybody', async () => {
  for (const centreId of ['hzxg', 'nowhere', '']) expect(await look('hzcg.clerk', chen, { centreId })).toMatchObject({ code: 'not-your-centre' })
  const unknown = await look('hzcg.clerk', inventedCitizen(2))
  expect([unknown.code, JSON.stringify(unknown).includes(inventedCitizen(2))]).toEqual(['party-not-known', false])
  for (const who of ['hzcg.handler', 'hzcg.head', 'hzcg.supervisor', 'citizen.chen']) expect(await look(who, chen)).toBe('FORBIDDEN')
})

test('a number that cannot be is refused with its fault, and is no look', async () => {
  expect(await look('hzcg.clerk', `${chen.slice(0, 17)}${chen.endsWith('0') ? '1' : '0'}`)).toEqual({
    __typename: 'IdentityInvalid', code: 'identity-invalid', message: 'The identity of party 1 is not valid: wrong check digit at position 18. Type it again from the document.',
  })
  expect(await look('hzcg.clerk', chen, { identityType: 'CREDIT_CODE' })).toMatchObject({ code: 'identity-invalid' })
  expect(await look('hzcg.clerk', '')).toMatchObject({ code: 'identity-invalid' })
})

test('each look is noted with who looked and never with whom; after a hundred in a quarter of an hour it ends', async () => {
  const said = jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined)
  await look('hzxg.clerk', chen, { centreId: 'hzxg' })
  const looked = said.mock.calls.filter(([, message]) => message === 'a party was looked up by their document')
  expect(looked.map(([what]) => what)).toEqual([{ subject: 'hzxg.clerk', centre: 'hzxg', found: true }])
  expect(JSON.stringify(said.mock.calls)).not.toMatch(new RegExp(`${chen}|陈晓明`))
  said.mockRestore()
  let answer = await look('hzxg.clerk', chen, { centreId: 'hzxg' })
  for (let looks = 3; answer.code !== 'too-many-attempts' && looks < 105; looks++) answer = await look('hzxg.clerk', chen, { centreId: 'hzxg' })
  expect(answer).toMatchObject({ __typename: 'TooManyAttempts', code: 'too-many-attempts' })
  expect(await look('hzcg.clerk', chen)).toMatchObject({ __typename: 'KnownParty' })
})

const DESK = 'query ($c: ID!) { desk(centreId: $c) { ... on Desk { centreId names { zh } tier now today posts { id names { zh } stages isHead department { code names { zh } } window { id general names { zh } } } windows { id } departments { code } } ... on Refusal { code } } }'

test('a desk is one\'s own centre with the posts that one holds there, in the office\'s time', async () => {
  desk.clock.set('2015-06-30T17:00:00Z')
  expect((await desk.ask('hzcg.clerk', DESK, { c: 'hzcg' })).data.desk).toMatchObject({
    centreId: 'hzcg', names: { zh: '赤岗街政务服务中心' }, tier: 'STREET', now: '2015-06-30T17:00:00.000Z', today: '2015-07-01',
    posts: [{ id: 'hzcg.acceptance', names: { zh: '受理岗' }, stages: ['ACCEPTANCE', 'DELIVERY'], isHead: false, department: { code: 'zw', names: { zh: expect.any(String) } }, window: { id: 'hzcg-w1', general: true, names: { zh: '1号综合窗口' } } }],
    windows: [{ id: 'hzcg-w1' }],
  })
  expect((await desk.ask('hzcg.supervisor', DESK, { c: 'hzcg' })).data.desk.departments.map(({ code }: any) => code)).toContain('gs')
  for (const c of ['hzxg', 'nowhere']) expect((await desk.ask('hzcg.clerk', DESK, { c })).data.desk).toEqual({ code: 'not-your-centre' })
  expect((await desk.ask('citizen.chen', DESK, { c: 'hzcg' })).errors[0].extensions.code).toBe('FORBIDDEN')
})
