import { Standing } from './standing.js'
import { TransportError } from './transport.js'

let at = Date.parse('2015-06-30T01:00:00Z')
const open = () => new Standing(() => at)
const away = new Error('connect ECONNREFUSED')

test('nothing is known before anything was tried', () => {
  expect(open().read()).toEqual({ answers: null, since: null, told: null })
})

test('it is away since the first attempt that failed, until what failed succeeds', () => {
  const standing = open()
  standing.failed('read tb.hz.inbox', away)
  at += 5_000
  standing.failed('write tb.hz.events', away)
  expect(standing.read()).toEqual({ answers: false, since: new Date('2015-06-30T01:00:00Z'), told: 'away' })
  standing.well('read tb.hz.inbox')
  expect(standing.read()).toEqual({ answers: false, since: new Date('2015-06-30T01:00:05Z'), told: 'away' })
  standing.well('write tb.hz.events')
  expect(standing.read()).toEqual({ answers: true, since: null, told: null })
})

test('who is refused was answered, and is told what with', () => {
  const standing = open()
  standing.failed('write tb.hz.events', new TransportError('not-granted', 'haizhu may not write'))
  standing.well('read tb.hz.inbox')
  expect(standing.read()).toMatchObject({ answers: true, told: 'not-granted' })
})

test('what nobody tries any more is forgotten half a minute after it failed last, once something else succeeds', () => {
  const standing = open()
  standing.failed('write tb.hz.events', away)
  at += 20_000
  standing.failed('write tb.hz.events', away)
  at += 29_000
  standing.well('read tb.hz.inbox')
  expect(standing.read().answers).toBe(false)
  at += 2_000
  expect(standing.read().answers).toBe(false)
  standing.well('read tb.hz.inbox')
  expect(standing.read()).toEqual({ answers: true, since: null, told: null })
})
