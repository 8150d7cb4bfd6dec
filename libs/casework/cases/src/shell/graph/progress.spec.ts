import { inventedCitizen } from '../office.fixture.js'
import { act, application, on, openDesk, RECEIVE, type Desk } from './desk.fixture.js'

let desk: Desk
let receipt: { centreId: string; number: string; receiptCode: string }
beforeAll(async () => {
  desk = await openDesk()
  const id = (await desk.ask('hzcg.clerk', RECEIVE, application(inventedCitizen(1)))).data.receiveApplication.caseId
  const { receiptCode, case: kase } = (await desk.ask('hzcg.clerk', act('acceptCase'), on(id))).data.acceptCase
  receipt = { centreId: 'hzcg', number: kase.number, receiptCode }
})
afterAll(() => desk.close())

const progress = (asked: object, address = '10.0.0.1') => desk.ask(null, `query ($centreId: ID!, $number: String!, $receiptCode: String!) {
  progress(centreId: $centreId, number: $number, receiptCode: $receiptCode) { __typename ... on CaseProgress { number state itemNames { zh } promised { due } result } ... on Refusal { code params { name values } } } }`,
  { ...receipt, ...asked }, { 'x-forwarded-for': address })

test('number and receipt code show the progress without a login, and no name', async () => {
  expect(await progress({})).toEqual({ data: { progress: {
    __typename: 'CaseProgress', number: receipt.number, state: 'ACCEPTED', itemNames: { zh: '个体工商户设立登记' }, promised: { due: '2015-07-07' }, result: null,
  } } })
})

test('a code typed in small letters, without hyphens, with O for 0 is the same code', async () => {
  expect((await progress({ receiptCode: receipt.receiptCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o') })).data.progress.__typename).toBe('CaseProgress')
})

test('a wrong code, a number that does not exist, another centre and no centre give one answer', async () => {
  const answers = [
    await progress({ receiptCode: '0000-0000-0000-0000' }, '10.0.0.2'),
    await progress({ number: '44010500101-20150630-000999-1' }, '10.0.0.2'),
    await progress({ centreId: 'hzxg' }, '10.0.0.2'),
    await progress({ centreId: "';--" }, '10.0.0.2'),
    await progress({ number: '\u001b' }, '10.0.0.2'),
  ]
  for (const answer of answers) expect(answer).toEqual({ data: { progress: { __typename: 'ProgressNotFound', code: 'progress-not-found', params: [] } } })
})

test('guesses are throttled for the number, from whatever address, and the refusal says when to try again', async () => {
  const number = '44010500101-20150630-000998-3'
  for (let i = 0; i < 8; i++) expect((await progress({ number }, `10.0.1.${i}`)).data.progress.code).toBe('progress-not-found')
  const { code, params } = (await progress({ number }, '10.0.1.99')).data.progress
  expect(code).toBe('too-many-attempts')
  expect(Number(params[0].values[0])).toBeGreaterThan(800)
})

test('guesses are throttled for the address, whatever the number', async () => {
  for (let i = 0; i < 60; i++) await progress({ number: `n${i}` }, '10.0.2.1')
  expect((await progress({ number: 'n60' }, '10.0.2.1')).data.progress.code).toBe('too-many-attempts')
  expect((await progress({}, '10.0.2.2')).data.progress.__typename).toBe('CaseProgress')
})

test('what is stored gives no code away', async () => {
  const { rows } = await desk.db.admin.query<any>({ text: "select (to_jsonb(f)::text || coalesce((select string_agg(to_jsonb(s)::text, '') from case_step s), '') || (select string_agg(body, '') from outbox)) as text from case_file f" })
  expect(rows[0].text).not.toContain(receipt.receiptCode.replaceAll('-', ''))
  expect(rows[0].text).not.toContain(receipt.receiptCode)
})

test('a hundred honest look-ups from one address are all answered, and leave its tries for mistakes', async () => {
  for (let time = 0; time < 100; time++) expect((await progress({}, '10.0.0.9')).data.progress.__typename).toBe('CaseProgress')
  expect((await progress({ receiptCode: '0000-0000-0000-0000' }, '10.0.0.9')).data.progress.code).toBe('progress-not-found')
})
