import { fits } from './topic-access.js'

test('a name means itself, and with a * whatever stands there; a dot is a dot', () => {
  expect([fits('tb.hz.inbox', ['tb.hz.inbox']), fits('tb.hz.inbox', ['tb.gz.events', 'tb.*.inbox']), fits('tb.hz.inbox', ['tb.*'])]).toEqual([true, true, true])
  expect([fits('tb.hz.inbox', []), fits('tb.hz.inbox', ['tb.hz']), fits('tbxhz.inbox', ['tb.*.inbox']), fits('tb.hz.inbox.more', ['tb.*.inbox'])]).toEqual([false, false, false, false])
})
