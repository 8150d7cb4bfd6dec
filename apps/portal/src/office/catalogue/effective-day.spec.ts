import { nextMonth, typedDay } from './effective-day.js'

test('a day is typed with or without noughts', () => {
  expect(typedDay({ year: '2015', month: '7', day: '1' })).toBe('2015-07-01')
  expect(typedDay({ year: ' 2016 ', month: '02', day: '29' })).toBe('2016-02-29')
})

test('a day that there is not is none', () => {
  for (const [year, month, day] of [['2015', '2', '29'], ['2015', '13', '1'], ['15', '7', '1'], ['', '', ''], ['2015', '7', 'x']] as const) expect(typedDay({ year, month, day })).toBeUndefined()
})

test('the next month begins on its first day, also after December', () => expect(['2015-06-30', '2015-12-01', '2015-01-31'].map(nextMonth)).toEqual(['2015-07-01', '2016-01-01', '2015-02-01']))
