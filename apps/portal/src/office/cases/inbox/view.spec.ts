import { askedFor, inBox, paramsOf, statesIn, viewOf } from './view.js'

test('without anything in the address it is what waits for me, by what is due next', () => {
  const view = viewOf(new URLSearchParams())
  expect(view).toEqual({ box: 'mine', due: null, state: null, item: null, centre: null, sort: 'NEXT_DUE_ASC' })
  expect(askedFor(view, null)).toEqual({ first: 20, after: null, open: true, mine: true, sort: 'NEXT_DUE_ASC' })
  expect(paramsOf(view).toString()).toBe('')
})

test('an address says filter and order, and gives the same view again', () => {
  const address = 'box=all&due=OVERDUE&state=ACCEPTED&item=cg-001&centre=hzcg&sort=RECEIVED_ASC'
  const view = viewOf(new URLSearchParams(address))
  expect(paramsOf(view).toString()).toBe(address)
  expect(askedFor(view, 'c20')).toEqual({ first: 20, after: 'c20', open: true, sort: 'RECEIVED_ASC', due: 'OVERDUE', states: ['ACCEPTED'], itemCode: 'cg-001', centreIds: ['hzcg'] })
})

test('what an address makes up is left out', () => {
  expect(viewOf(new URLSearchParams('box=theirs&state=DONE&sort=NAME&due=never'))).toEqual(viewOf(new URLSearchParams()))
})

test('ended cases come by the newest, and have no deadline to filter by', () => {
  const view = viewOf(new URLSearchParams('box=ended&due=SOON'))
  expect([view.due, view.sort, askedFor(view, null)]).toEqual([null, 'RECEIVED_DESC', { first: 20, after: null, open: false, sort: 'RECEIVED_DESC' }])
})

test('another box keeps the item and begins without the other filters', () => {
  expect(inBox(viewOf(new URLSearchParams('due=SOON&state=HANDLED&item=cg-001&sort=RECEIVED_ASC')), 'ended'))
    .toEqual({ box: 'ended', due: null, state: null, item: 'cg-001', centre: null, sort: 'RECEIVED_DESC' })
})

test('a box offers the states that its cases can have', () => {
  expect(statesIn('mine')).toEqual(['RECEIVED', 'NOTIFIED', 'ACCEPTED', 'HANDLED', 'REVIEWED', 'APPROVED', 'REFUSED', 'CONCLUDED'])
  expect(statesIn('ended')).toEqual(['CONCLUDED', 'DELIVERED', 'NOT_ACCEPTED', 'WITHDRAWN', 'LAPSED', 'CANCELLED'])
})
