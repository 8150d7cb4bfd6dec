import { daysBetween, howLongAgo } from './how-long-ago.js'

test('an age is told in the largest unit that is full', () => {
  expect([0, 59, 60, 3_599, 3_600, 86_399, 86_400, 200_000].map(howLongAgo)).toEqual([
    { key: 'fresh' }, { key: 'fresh' }, { key: 'minutes', n: 1 }, { key: 'minutes', n: 59 }, { key: 'hours', n: 1 }, { key: 'hours', n: 23 }, { key: 'days', n: 1 }, { key: 'days', n: 2 },
  ])
})

test('days between two days', () => expect([daysBetween('2015-06-30', '2015-06-30'), daysBetween('2015-06-30', '2015-07-02'), daysBetween('2015-12-31', '2016-01-01')]).toEqual([0, 2, 1]))
