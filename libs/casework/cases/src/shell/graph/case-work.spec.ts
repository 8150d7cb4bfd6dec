import { inventedCitizen } from '../office.fixture.js'
import { act, application, on, openDesk, RECEIVE, type Desk } from './desk.fixture.js'

let desk: Desk
beforeAll(async () => (desk = await openDesk()))
afterAll(() => desk.close())

const received = async (no: number, change: object = {}) => (await desk.ask('hzcg.clerk', RECEIVE, application(inventedCitizen(no), change))).data.receiveApplication.caseId as string
const see = async (who: string, id: string, fields: string) => {
  const { data, errors } = await desk.ask(who, `query ($id: UUID!) { case(centreId: "hzcg", id: $id) { ... on Case { ${fields} } } }`, { id })
  expect(errors).toBeUndefined()
  return data.case
}
const ACTS = 'acts { act now code reasonNeeded basisNeeded }'
const can = async (who: string, id: string) => (await see(who, id, ACTS)).acts.map(({ act: name, now, code }: { act: string; now: boolean; code: string }) => (now ? name : `${name}: ${code}`))

test('each officer is offered what they can do now, by post and role, and what waits says for what', async () => {
  const id = await received(1, { papers: [] })
  expect(await can('hzcg.clerk', id)).toEqual(['notifyMissing', 'completePapers', 'acceptCase: papers-missing', 'declineCase', 'withdrawCase'])
  expect(await can('hzcg.handler', id)).toEqual([])
  const { acts } = await see('hzcg.clerk', id, 'acts { act why { zh en } reasonNeeded basisNeeded }')
  expect(acts.slice(2, 4)).toEqual([
    { act: 'acceptCase', why: { zh: expect.stringContaining('GS-APPLICATION'), en: expect.stringContaining('Papers are missing: GS-APPLICATION, GS-ARTICLES, GS-LEASE') }, reasonNeeded: false, basisNeeded: false },
    { act: 'declineCase', why: null, reasonNeeded: true, basisNeeded: true },
  ])
})

test('what is offered as possible now is what the act then does', async () => {
  const id = await received(2)
  for (const [who, name] of [['clerk', 'acceptCase'], ['handler', 'handleCase'], ['reviewer', 'reviewCase'], ['approver', 'approveCase'], ['concluder', 'concludeCase'], ['clerk', 'deliverCase']] as const) {
    expect(await can(`hzcg.${who}`, id)).toContain(name)
    expect((await desk.ask(`hzcg.${who}`, act(name), on(id))).data[name].__typename).toBe('CaseActDone')
    expect(await can(`hzcg.${who}`, id)).not.toContain(name)
  }
  expect(await can('hzcg.clerk', id)).toEqual([])
})

test('a case says what it waits for, until when, and what lies on the table under which name', async () => {
  desk.clock.set('2015-06-30T01:00:00Z')
  const id = await received(3, { papers: [{ code: 'GS-APPLICATION' }, { code: 'GS-ARTICLES' }] })
  expect(await see('hzcg.clerk', id, 'waitsFor nextDue daysLeft department departmentNames { zh } centreNames { zh en } materials { code names { zh } required copies form brought missing }')).toEqual({
    waitsFor: 'ACCEPTANCE', nextDue: '2015-07-07', daysLeft: 5, department: 'gs', departmentNames: { zh: '工商行政管理服务点' }, centreNames: { zh: '赤岗街政务服务中心', en: 'Chigang Service Centre' },
    materials: [
      { code: 'GS-APPLICATION', names: { zh: 'GS-APPLICATION' }, required: true, copies: 1, form: 'ORIGINAL', brought: 1, missing: 0 },
      { code: 'GS-ARTICLES', names: { zh: 'GS-ARTICLES' }, required: true, copies: 2, form: 'ORIGINAL', brought: 1, missing: 1 },
      { code: 'GS-LEASE', names: { zh: 'GS-LEASE' }, required: true, copies: 1, form: 'ORIGINAL', brought: 0, missing: 1 },
      { code: 'GS-OTHER', names: { zh: 'GS-OTHER' }, required: false, copies: 1, form: 'ORIGINAL', brought: 0, missing: 0 },
    ],
  })
  expect((await desk.ask('hzcg.clerk', act('notifyMissing', 'caseId'), on(id, { completeBy: '2015-07-15' }))).data.notifyMissing.__typename).toBe('CaseActDone')
  const told = await see('hzcg.clerk', id, 'nextDue daysLeft notification { missing text { zh en } }')
  expect(told).toMatchObject({ nextDue: '2015-07-15', daysLeft: 11, notification: { missing: ['GS-ARTICLES', 'GS-LEASE'] } })
  expect(told.notification.text.zh).toBe('您向赤岗街政务服务中心提出的“个体工商户设立登记”申请，还需补齐下列材料：1. GS-ARTICLES（共2份）；2. GS-LEASE（共1份）。请于2015年7月15日前（含当日）补齐；逾期未补齐的，申请终止。依据：《中华人民共和国行政许可法》第三十二条第一款第（四）项。')
})

test('the clock is told day by day: over a weekend, on the last day, and once it has passed', async () => {
  desk.clock.set('2015-06-30T01:00:00Z')
  const id = await received(4)
  await desk.ask('hzcg.clerk', act('acceptCase'), on(id))
  desk.clock.set('2015-07-06T01:00:00Z')
  const { promised } = await see('hzcg.handler', id, 'promised { due used daysLeft days { day counted consumed reason why { zh } provisional } }')
  expect(promised).toMatchObject({ due: '2015-07-07', used: 4, daysLeft: 1 })
  expect(promised.days.map(({ day, counted, consumed, reason }: any) => `${day} ${counted ? '+' : '-'}${consumed} ${reason}`)).toEqual([
    '2015-06-30 -0 START', '2015-07-01 +1 WORKING_DAY', '2015-07-02 +2 WORKING_DAY', '2015-07-03 +3 WORKING_DAY', '2015-07-04 -3 WEEKEND', '2015-07-05 -3 WEEKEND', '2015-07-06 +4 WORKING_DAY', '2015-07-07 +5 WORKING_DAY',
  ])
  desk.clock.set('2015-07-09T01:00:00Z')
  expect(await see('hzcg.handler', id, 'daysLeft promised { daysLeft }')).toEqual({ daysLeft: -2, promised: { daysLeft: -2 } })
  desk.clock.set('2015-06-30T01:00:00Z')
})

test('the timeline names post, department and window as they were; the receipt\'s holder sees no officer', async () => {
  const id = await received(5)
  const { receiptCode, case: kase } = (await desk.ask('hzcg.clerk', act('acceptCase'), on(id))).data.acceptCase
  expect((await see('hzcg.head', id, 'steps { kind postNames { zh } departmentNames { zh } windowNames { zh } basis }')).steps[1]).toEqual({
    kind: 'accepted', postNames: { zh: '受理岗' }, departmentNames: { zh: expect.any(String) }, windowNames: { zh: '1号综合窗口' }, basis: '《中华人民共和国行政许可法》第三十二条第一款第(五)项',
  })
  const { data } = await desk.ask(null, 'query ($n: String!, $c: String!) { progress(centreId: "hzcg", number: $n, receiptCode: $c) { ... on CaseProgress { centreNames { zh } departmentNames { zh } steps { kind at } promised { daysLeft days { day } } } } }', { n: kase.number, c: receiptCode })
  expect(data.progress).toMatchObject({
    centreNames: { zh: '赤岗街政务服务中心' }, departmentNames: { zh: '工商行政管理服务点' }, promised: { daysLeft: 5 },
    steps: [{ kind: 'application-received', at: '2015-06-30T01:00:00.000Z' }, { kind: 'accepted', at: '2015-06-30T01:00:00.000Z' }],
  })
})
