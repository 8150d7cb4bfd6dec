import { day } from './day.js'
import { dayInWords } from './day-in-words.js'

test('a day is written as an office writes it, without leading zeros', () => {
  expect(dayInWords(day('2015-07-07'))).toEqual({ zh: '2015年7月7日', en: '7 July 2015' })
  expect(dayInWords(day('2016-12-31'))).toEqual({ zh: '2016年12月31日', en: '31 December 2016' })
})
