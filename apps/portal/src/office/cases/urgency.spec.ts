import { unitOf, urgencyOf } from './urgency.js'

test.each([[3, 'calm'], [2, 'calm'], [1, 'soon'], [0, 'today'], [-1, 'overdue'], [-11, 'overdue']] as const)('%i days left are %s', (left, urgency) => {
  expect(urgencyOf(left)).toBe(urgency)
})

test('before a clock runs the law counts working days', () => {
  expect([unitOf(undefined), unitOf('wd'), unitOf('cal')]).toEqual(['WORKING_DAYS', 'WORKING_DAYS', 'CALENDAR_DAYS'])
})
