import fc from 'fast-check'
import { day, dayInShanghai, formatDay, startOfDayInShanghai, weekday, yearOf } from './day.js'

const anyDay = fc.integer({ min: day('0001-01-01'), max: day('9999-12-31') })

test('1970-01-01 is day 0, a Thursday; 2015-06-30 is day 16616, a Tuesday', () => {
  expect([day('1970-01-01'), weekday(0)]).toEqual([0, 4])
  expect([day('2015-06-30'), weekday(16616)]).toEqual([16616, 2])
  expect([day('1969-12-31'), weekday(-1)]).toEqual([-1, 3])
})

test('a date written is the date read, one day after the day before', () => {
  fc.assert(fc.property(anyDay, (d) => day(formatDay(d)) === d && yearOf(d) === Number(formatDay(d).slice(0, 4))))
  fc.assert(fc.property(anyDay, (d) => formatDay(d) === new Date(d * 86_400_000).toISOString().slice(0, 10)))
})

test.each(['2015-02-29', '2015-02-30', '1900-02-29', '2015-13-01', '2015-00-10', '2015-04-31', '2015-06-00', '0000-01-01', '2015-6-30', '20150630', ' 2015-06-30', '2015-06-30T00:00', '', '２０１５-06-30'])(
  'refuses %j',
  (text) => expect(() => day(text)).toThrow(RangeError),
)

test('2000-02-29 and 2016-02-29 are dates', () => {
  expect([formatDay(day('2000-02-29') + 1), formatDay(day('2016-02-29') + 1)]).toEqual(['2000-03-01', '2016-03-01'])
})

test('the date in Guangzhou changes at 16:00 UTC, whatever the zone of the machine', () => {
  expect(formatDay(dayInShanghai(new Date('2015-06-30T15:59:59.999Z')))).toBe('2015-06-30')
  expect(formatDay(dayInShanghai(new Date('2015-06-30T16:00:00.000Z')))).toBe('2015-07-01')
  expect(startOfDayInShanghai(day('2015-07-08')).toISOString()).toBe('2015-07-07T16:00:00.000Z')
  fc.assert(fc.property(anyDay, (d) => dayInShanghai(startOfDayInShanghai(d)) === d && dayInShanghai(new Date(startOfDayInShanghai(d).getTime() - 1)) === d - 1))
})
