import { parseOpenHours } from './open-hours.js'

test.each([
  ['09:00-12:00', { opens: 540, closes: 720 }],
  ['13:30-17:15', { opens: 810, closes: 1035 }],
  ['00:00-24:00', { opens: 0, closes: 1440 }],
  ['12:00-09:00', { opens: 720, closes: 540 }],
])('%s', (text, hours) => expect(parseOpenHours(text)).toEqual(hours))

test.each(['', '9:00-12:00', '09:00', '09:00-24:01', '09:60-12:00', '24:00-24:00', '09:00–12:00', ' 09:00-12:00', '09:00-12:00\n', '０９:00-12:00'])('%j is no hours of a day', (text) => {
  expect(parseOpenHours(text)).toBeUndefined()
})
