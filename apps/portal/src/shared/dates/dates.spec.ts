import { dayAt, daysOf, officeDay, officeHour, officeInstant, shortDay, weekday } from './dates.js'

test('a day is written as an office writes it', () => {
  expect([officeDay('2015-06-30', 'zh'), officeDay('2015-06-30', 'en'), officeDay('2015-07-07', 'zh'), officeDay('2015-07-07', 'en')])
    .toEqual(['2015年6月30日', '30 June 2015', '2015年7月7日', '7 July 2015'])
  expect([shortDay('2015-06-30', 'zh'), shortDay('2015-06-30', 'en')]).toEqual(['6月30日', '30 June'])
  expect([weekday('2015-06-30', 'zh'), weekday('2015-06-30', 'en')]).toEqual(['星期二', 'Tuesday'])
  expect(officeDay('soon', 'en')).toBe('soon')
})

test('an instant is told in the office\'s own hours, also past midnight there', () => {
  expect([dayAt('2015-06-30T02:42:00.000Z'), officeHour('2015-06-30T02:42:00.000Z')]).toEqual(['2015-06-30', '10:42'])
  expect([dayAt('2015-06-30T16:05:00.000Z'), officeHour('2015-06-30T16:05:00.000Z')]).toEqual(['2015-07-01', '00:05'])
  expect(officeInstant('2015-06-30T16:05:00.000Z', 'en')).toBe('1 July 2015 00:05')
})

test('working days are said as such', () => {
  expect([daysOf(5, 'WORKING_DAYS', 'zh'), daysOf(5, 'WORKING_DAYS', 'en'), daysOf(1, 'WORKING_DAYS', 'en'), daysOf(10, 'CALENDAR_DAYS', 'zh'), daysOf(1, 'CALENDAR_DAYS', 'en')])
    .toEqual(['5个工作日', '5 working days', '1 working day', '10个自然日', '1 calendar day'])
})
