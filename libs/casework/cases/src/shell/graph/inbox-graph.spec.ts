import { inventedCitizen } from '../office.fixture.js'
import { act, application, on, openDesk, RECEIVE, type Desk } from './desk.fixture.js'

let desk: Desk
const ids: string[] = []
beforeAll(async () => {
  desk = await openDesk()
  // Received a day apart: due 2015-07-07, -08 and -09; the second is handled already, the third only received.
  for (const [no, date] of [[1, '2015-06-30'], [2, '2015-07-01'], [3, '2015-07-02']] as const) {
    desk.clock.set(`${date}T01:00:00Z`)
    ids.push((await desk.ask('hzcg.clerk', RECEIVE, application(inventedCitizen(no)))).data.receiveApplication.caseId)
    if (no < 3) await desk.ask('hzcg.clerk', act('acceptCase'), on(ids[no - 1]!))
  }
  await desk.ask('hzcg.handler', act('handleCase'), on(ids[1]!))
  desk.clock.set('2015-07-08T01:00:00Z')
})
afterAll(() => desk.close())

const LIST = `query ($mine: Boolean, $due: CaseDue, $first: Int, $after: String) { cases(mine: $mine, due: $due, first: $first, after: $after, sort: NEXT_DUE_ASC) {
  edges { node { id daysLeft waitsFor } } pageInfo { hasNextPage endCursor } } }`
const list = async (who: string, variables: object = {}) => (await desk.ask(who, LIST, variables)).data.cases
const shown = ({ edges }: any) => edges.map(({ node }: any) => `${ids.indexOf(node.id) + 1} ${node.waitsFor} ${node.daysLeft}`)

test('the inbox is all open cases by their last day, or those that wait for one\'s own posts', async () => {
  expect(shown(await list('hzcg.handler'))).toEqual(['1 HANDLING -1', '2 REVIEW 0', '3 ACCEPTANCE 1'])
  expect(shown(await list('hzcg.handler', { mine: true }))).toEqual(['1 HANDLING -1'])
  expect(shown(await list('hzcg.reviewer', { mine: true }))).toEqual(['2 REVIEW 0'])
  expect(shown(await list('hzcg.clerk', { mine: true }))).toEqual(['3 ACCEPTANCE 1'])
  expect(shown(await list('hzcg.gs', { mine: true }))).toEqual(['1 HANDLING -1'])
  expect(shown(await list('hzcg.mz', { mine: true }))).toEqual([])
})

test('it goes on page by page, and shows what is due apart', async () => {
  const { edges, pageInfo } = await list('hzcg.head', { first: 2 })
  expect([shown({ edges }), pageInfo.hasNextPage]).toEqual([['1 HANDLING -1', '2 REVIEW 0'], true])
  expect(shown(await list('hzcg.head', { first: 2, after: pageInfo.endCursor }))).toEqual(['3 ACCEPTANCE 1'])
  expect(shown(await list('hzcg.head', { due: 'OVERDUE' }))).toEqual(['1 HANDLING -1'])
  expect(shown(await list('hzcg.head', { due: 'SOON' }))).toEqual(['2 REVIEW 0', '3 ACCEPTANCE 1'])
})

test('one\'s own work is what one took a stage of, whoever has it now', async () => {
  const byMe = async (who: string) => (await desk.ask(who, 'query { cases(byMe: true, sort: RECEIVED_ASC) { edges { node { id } } } }')).data.cases.edges.map(({ node }: any) => ids.indexOf(node.id) + 1)
  expect(await byMe('hzcg.clerk')).toEqual([1, 2, 3])
  expect(await byMe('hzcg.handler')).toEqual([2])
  expect(await byMe('hzcg.reviewer')).toEqual([])
})

const BOXES = 'query ($c: ID!) { caseBoxes(centreId: $c) { ... on CaseBoxes { centreId on mine { count soon overdue } all { count soon overdue } } } }'

test('each box says how many it holds, how many are due soon, and how many are late', async () => {
  expect((await desk.ask('hzcg.handler', BOXES, { c: 'hzcg' })).data.caseBoxes).toEqual({ centreId: 'hzcg', on: '2015-07-08', mine: { count: 1, soon: 0, overdue: 1 }, all: { count: 3, soon: 2, overdue: 1 } })
  expect((await desk.ask('hzcg.reviewer', BOXES, { c: 'hzcg' })).data.caseBoxes.mine).toEqual({ count: 1, soon: 1, overdue: 0 })
})

test('of another centre\'s boxes nothing is told, and nothing to who works on no case', async () => {
  expect((await desk.ask('hzxg.handler', BOXES, { c: 'hzcg' })).data.caseBoxes).toMatchObject({ mine: { count: 0 }, all: { count: 0 } })
  for (const who of ['citizen.chen', 'hzcg.supervisor']) expect((await desk.ask(who, BOXES, { c: 'hzcg' })).errors[0].extensions.code).toBe('FORBIDDEN')
})
