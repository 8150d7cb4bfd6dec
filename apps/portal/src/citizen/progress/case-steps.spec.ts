import { wayOf } from './case-steps.js'

const at = '2015-06-30T02:00:00.000Z'
const step = (kind: string) => ({ at, kind })
const lines = (state: string, kinds: string[], instant = false) => wayOf(state, instant, kinds.map(step)).map(({ zh, tone }) => `${zh} ${tone}`)

test('what was done stands before what is being done and what has not begun', () => {
  expect(lines('HANDLED', ['application-received', 'accepted', 'handled'])).toEqual(['收件 done', '受理 done', '承办 done', '审核 going', '批准 waiting', '办结 waiting'])
})

test('an instant case has no stages between acceptance and its end', () => {
  expect(lines('ACCEPTED', ['application-received', 'accepted'], true)).toEqual(['收件 done', '受理 done', '办结 going'])
})

test('after a refusal it is still to be concluded, and after its end nothing is', () => {
  expect(lines('REFUSED', ['accepted', 'refused'])).toEqual(['受理 done', '不予许可 refused', '办结 going'])
  expect(lines('WITHDRAWN', ['accepted', 'withdrawn'])).toEqual(['受理 done', '撤回 stopped'])
})

test('what is the office\'s own affair has no line', () => {
  expect(lines('DELIVERED', ['accepted', 'reminded', 'concluded', 'delivered'])).toEqual(['受理 done', '办结 done', '送达 done'])
})
