import { calendar, day } from '@tongban/kernel'
import { act, allPapers, at, terms } from './office.fixture.js'
import { receive, type Receive } from './receive.js'

const asked: Receive = {
  ...act('acceptance', '2015-06-30T09:00'), centreId: 'hzcg', item: { code: 'gs-002', version: 1 }, terms, papers: allPapers,
  parties: [{ role: 'applicant', kind: 'organisation', name: '广州粤海样例有限公司', identityType: 'credit-code', identity: '91330100799655058B' }],
}

test('received 2015-06-30: what is missing is told by 2015-07-07, the fifth working day', () => {
  expect(receive(asked, calendar)).toMatchObject({ step: { kind: 'application-received', post: 'hzcg.acceptance', window: 'hzcg-w1' }, state: 'received', notifyBy: { date: day('2015-07-07'), provisional: false } })
})

test('received before the holiday: the fifth working day is 2015-10-12', () => {
  expect(receive({ ...asked, ...act('acceptance', '2015-09-29T16:00') }, calendar)).toMatchObject({ notifyBy: { date: day('2015-10-12') } })
})

test.each<[string, Partial<Receive>, string]>([
  ['nobody applying', { parties: [] }, 'party-missing'],
  ['papers the item does not list', { papers: [{ code: 'X', copies: 1 }] }, 'unknown-material'],
  ['another stage\'s officer', { by: act('review', '2015-06-30T09:00').by }, 'not-your-stage'],
  ['recording late without a reason', { occurredAt: at('2015-06-29T09:00'), late: { days: 1, posts: [] } }, 'reason-needed'],
  ['recording later than the post may', { occurredAt: at('2015-06-24T09:00'), late: { days: 4, posts: [] }, reason: '补录' }, 'late-not-allowed'],
  ['what other centres decide', { powerOn: () => ({ held: false, holders: ['hz'] }) }, 'no-power'],
])('refuses %s', (_, change, refused) => {
  expect(receive({ ...asked, ...change }, calendar)).toMatchObject({ refused })
})
