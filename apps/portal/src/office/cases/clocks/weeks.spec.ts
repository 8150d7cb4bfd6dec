import type { ClockDay } from '../kase/questions.js'
import { weeksOf } from './weeks.js'

const day = (text: string): ClockDay => ({ day: text, counted: true, consumed: 1, reason: 'WORKING_DAY', why: { zh: '工作日', en: 'working day' }, provisional: false })
const shown = (days: string[]) => weeksOf(days.map(day)).map((week) => week.days.map((one) => one?.day.slice(5) ?? '-').join(' '))

test('five working days from Tuesday 30 June 2015 stand in two weeks', () => {
  expect(shown(['2015-06-30', '2015-07-01', '2015-07-02', '2015-07-03', '2015-07-04', '2015-07-05', '2015-07-06', '2015-07-07'])).toEqual([
    '- 06-30 07-01 07-02 07-03 07-04 07-05',
    '07-06 07-07 - - - - -',
  ])
})

test('a clock that begins on a Sunday has a week of one day', () => {
  expect(shown(['2015-07-05', '2015-07-06'])).toEqual(['- - - - - - 07-05', '07-06 - - - - - -'])
})

test('no days, no weeks', () => {
  expect(weeksOf([])).toEqual([])
})
