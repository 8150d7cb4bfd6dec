import { importDirectory } from '@tongban/directory'
import { fixtureCity } from '@tongban/testing'
import { terms } from '../core/office.fixture.js'
import { Applications } from './applications.js'
import { acting, done, openOffice, outbox, receiving, staff, takeAsFarAs, type OpenOffice } from './office.fixture.js'

// Who may act, for which department, at which centre, and how late: as the directory of the demo city has it.
let open: OpenOffice
beforeAll(async () => (open = await openOffice()))
afterAll(() => open.db.close())
beforeEach(() => open.clock.set('2015-06-30T01:00:00Z'))

const at = (time: string) => new Date(`${time}+08:00`)
const late = (time: string) => ({ occurredAt: at(time), reason: '系统检修,补录' })
const posts = async (caseId: string) => (await outbox(open, caseId)).map(({ step }) => `${step.kind} ${step.post}`)

test('an officer with a post in the hall and one in the deciding department acts as the latter, and is so recorded', async () => {
  const caseId = await takeAsFarAs(open, 'reviewCase', 'hz')
  expect(await posts(caseId)).toEqual(['application-received hz.acceptance', 'accepted hz.acceptance', 'handled hz.gs-handling', 'reviewed hz.review'])
})

test('counters record three working days back, others the same office day, heads ten', async () => {
  const receive = (time: string) => open.applications.receive(receiving(late(time)), staff('clerk'))
  // Thursday to Tuesday: Friday, Monday and Tuesday are three.
  const { caseId } = done(await receive('2015-06-25T10:00'))
  expect(await receive('2015-06-24T10:00')).toEqual({
    refused: 'late-not-allowed', params: { occurredAt: '2015-06-24T02:00:00.000Z', days: 4, post: 'hzcg.acceptance', allowed: 3, posts: [] },
  })
  done(await open.acts.run('acceptCase', acting(caseId, late('2015-06-26T10:00')), staff('clerk')))
  expect(await open.acts.run('handleCase', acting(caseId, late('2015-06-29T10:00')), staff('handler'))).toMatchObject({ refused: 'late-not-allowed', params: { days: 1, post: 'hzcg.handling', allowed: 0 } })
  done(await open.acts.run('handleCase', acting(caseId, late('2015-06-30T08:30')), staff('handler')))
  done(await open.acts.run('reviewCase', acting(caseId), staff('reviewer')))
  open.clock.set('2015-07-02T01:00:00Z')
  expect(await open.acts.run('approveCase', acting(caseId, late('2015-07-01T10:00')), staff('approver'))).toMatchObject({ refused: 'late-not-allowed', params: { posts: ['hzcg.head'] } })
  done(await open.acts.run('approveCase', acting(caseId, late('2015-07-01T10:00')), staff('head')))
})

test('over National Day the days off do not count, the make-up Saturday does', async () => {
  const receive = (time: string) => open.applications.receive(receiving(late(time)), staff('clerk'))
  open.clock.set('2015-10-10T01:00:00Z')
  // 2015-10-08, 09 and the worked Saturday 10.
  done(await receive('2015-09-30T10:00'))
  expect(await receive('2015-09-29T10:00')).toMatchObject({ refused: 'late-not-allowed', params: { days: 4 } })
})

test('a centre takes in what it may decide; of anything else the centres that may are named', async () => {
  const everything = new Applications(open.office, async () => ({ version: 1, terms }))
  const receive = (itemCode: string, centreId: string) => everything.receive(receiving({ itemCode, centreId }), staff('clerk', centreId))
  expect(await receive('gs-001', 'hzcg')).toEqual({ refused: 'no-power', params: { item: 'gs-001', centre: 'hzcg', on: '2015-06-30', holders: ['hz', 'gz'] } })
  expect(await receive('gs-001', 'yxbj')).toMatchObject({ refused: 'no-power', params: { holders: ['gz'] } })
  expect(await receive('xx-001', 'hz')).toMatchObject({ refused: 'no-power', params: { holders: [] } })
  for (const [item, centre] of [['gs-001', 'hz'], ['gs-001', 'gz'], ['cg-001', 'hzcg'], ['cg-001', 'yxbj']] as const) done(await receive(item, centre))
})

test('a power that ends before acceptance leaves the application to be declined', async () => {
  const caseId = await takeAsFarAs(open, 'receiveApplication')
  const city = structuredClone(fixtureCity)
  city.powers.find(({ item, region }) => item === 'gs-002' && region === '440105001')!.to = '2015-07-01'
  await importDirectory(open.db.urls.owner, city)
  await open.office.directory.reload()
  open.clock.set('2015-07-01T01:00:00Z')
  expect(await open.acts.run('acceptCase', acting(caseId), staff('clerk'))).toEqual({ refused: 'no-power', params: { item: 'gs-002', centre: 'hzcg', on: '2015-07-01', holders: ['hz', 'gz'] } })
  done(await open.acts.run('declineCase', acting(caseId, { reason: '本中心无权办理,请到区中心', basis: '《中华人民共和国行政许可法》第三十二条第一款第(二)项' }), staff('clerk')))
})
