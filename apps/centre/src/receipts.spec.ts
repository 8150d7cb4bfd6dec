import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { contentHashOf, layOut } from '@tongban/blueprints'
import { openHouse, streetItem, until, type House } from './house.fixture.js'

let house: House
let kase: { number: string; code: string }
let job: { number: string; code: string }
beforeAll(async () => {
  house = await openHouse()
  await house.publish('item:gs-002:1', 'standards.catalogue-item-published.v1', streetItem())
  const { code, version, effectiveFrom, content } = JSON.parse(readFileSync(new URL('../../../deploy/demo/blueprints/three-certificates.v1.json', import.meta.url), 'utf8'))
  await house.publish(`blueprint:${code}:${version}`, 'standards.blueprint-published.v1', { code, version, effectiveFrom, contentHash: contentHashOf(content), publishedAt: '2015-06-01T01:00:00.000Z', content, layout: await layOut(content) })
  await house.publish('office-time', 'standards.office-time-set.v1', { offsetMs: Date.parse('2015-06-30T01:00:00Z') - Date.now(), setAt: new Date().toISOString(), setBy: 'operator' })
  const READY = '{ implementationItem(centreId: "hzcg", code: "gs-002") { __typename } jobBlueprints(centreId: "hzcg") { ... on JobBlueprintConnection { edges { node { code } } } } }'
  await until(() => house.ask('hzcg.clerk', READY), ({ data }) => data?.implementationItem?.__typename === 'ImplementationItem' && data.jobBlueprints.edges.length === 1)
  ;[kase, job] = [await acceptedCase(), await submittedJob()]
}, 60_000)
afterAll(() => house.close())

/** GB 11643's check digit over an unassigned division: nobody's number, and no finished one stands here. */
function invented(): string {
  const first17 = '99010119700307001'
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return first17 + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11]!
}

const parties = [{ role: 'APPLICANT', kind: 'PERSON', name: '陈晓明', identityType: 'CITIZEN_NUMBER', identity: invented() }]
const act = async (name: string, input: object, wanted: string) =>
  (await house.ask('hzcg.clerk', `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${wanted} } }`, { input: { commandId: randomUUID(), centreId: 'hzcg', ...input } })).data[name]

async function acceptedCase() {
  const { caseId } = await act('receiveApplication', { itemCode: 'gs-002', papers: [{ code: 'GS-APPLICATION' }], parties }, '... on CaseActDone { caseId }')
  const { receiptCode, case: { number } } = await act('acceptCase', { caseId }, '... on CaseActDone { receiptCode case { number } }')
  return { number, code: receiptCode }
}

async function submittedJob() {
  const { receiptCode, submission: { number } } = await act('submitJob', { blueprint: 'three-certificates', papers: [], parties }, '... on SubmissionDone { receiptCode submission { number } }')
  return { number, code: receiptCode }
}

const RECEIPT = 'query ($number: String!, $code: String!) { receipt(number: $number, receiptCode: $code) { __typename ... on CaseProgress { number itemCode } ... on JobReceipt { number words { zh } parts { node } } ... on Refusal { code } } }'
const receipt = async (number: string, code: string) => (await house.ask(null, RECEIPT, { number, code })).data.receipt

test('one question shows a case and a joint job alike: the number tells centre and kind, no login is asked for', async () => {
  expect(await receipt(kase.number, kase.code)).toEqual({ __typename: 'CaseProgress', number: kase.number, itemCode: 'gs-002' })
  const shown = await receipt(` ${job.number} `, job.code.toLowerCase())
  expect(shown).toEqual({ __typename: 'JobReceipt', number: job.number, words: { zh: '已收件，等待统一受理' }, parts: ['A', 'B', 'C', 'D', 'E'].map((node) => ({ node })) })
})

test('a wrong code, the other\'s code, a number that does not exist and no number are one answer', async () => {
  const answers = [[kase.number, job.code], [job.number, kase.code], ['44010500101-20150630-000999-1', kase.code], ['', ''], ['x\u001b', '0']] as const
  for (const [number, code] of answers) expect(await receipt(number, code)).toEqual({ __typename: 'ProgressNotFound', code: 'progress-not-found' })
})

test('guesses here and at jobReceipt are counted as one', async () => {
  const { number } = await submittedJob()
  for (let i = 0; i < 4; i++) await receipt(number, '0000-0000-0000-0000')
  const OLD = 'query ($number: String!) { jobReceipt(centreId: "hzcg", number: $number, receiptCode: "0000-0000-0000-0000") { ... on Refusal { code } } }'
  for (let i = 0; i < 4; i++) await house.ask(null, OLD, { number })
  expect(await receipt(number, '0000-0000-0000-0000')).toEqual({ __typename: 'TooManyAttempts', code: 'too-many-attempts' })
})

test('everybody may see the city\'s centres: the tiers in order, what is above each, and what its numbers begin with', async () => {
  const { centres } = (await house.ask(null, '{ centres { id names { zh en } tier parent division divisionNames { zh } numberPrefixes } }')).data
  expect(centres[0]).toEqual({ id: 'gz', names: { zh: '广州市政务服务中心', en: 'Guangzhou Service Centre' }, tier: 'CITY', parent: null, division: '440100', divisionNames: { zh: '广州市' }, numberPrefixes: ['44010001'] })
  expect(centres.map(({ id }: any) => id)).toEqual(['gz', 'hz', 'th', 'yxbj', 'hzcg', 'hzxg', 'hzbj', 'thws', 'thyc'])
  expect(centres.find(({ id }: any) => id === 'hzcg')).toMatchObject({ tier: 'STREET', parent: 'hz', numberPrefixes: ['44010500101'] })
})
