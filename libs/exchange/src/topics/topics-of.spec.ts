import { readFileSync } from 'node:fs'
import path from 'node:path'
import { accessOf, topicsOf, type Publisher } from './topics-of.js'

const { sources } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../../deploy/demo/city.json'), 'utf8')) as { sources: Publisher[] }

test('a federation has the standards, two topics for each ledger, and an inbox for each source', () => {
  expect(topicsOf(sources)).toEqual([
    { topic: 'tb.city.standards', compacted: true },
    { topic: 'tb.gz.events' }, { topic: 'tb.gz.dead' }, { topic: 'tb.hz.events' }, { topic: 'tb.hz.dead' }, { topic: 'tb.th.events' }, { topic: 'tb.th.dead' },
    ...['city', 'coordination', 'gz', 'hz', 'hzcg', 'hzxg', 'hzbj', 'th', 'thws', 'thyc', 'yxbj'].map((source) => ({ topic: `tb.${source}.inbox` })),
  ])
})

test.each([
  ['city-office', ['tb.*.inbox', 'tb.gz.dead', 'tb.city.standards'], ['tb.city.standards', 'tb.city.inbox', 'tb.gz.events', 'tb.hz.events', 'tb.th.events', 'tb.gz.dead']],
  ['city-centre', ['tb.gz.events', 'tb.*.inbox'], ['tb.city.standards', 'tb.gz.inbox']],
  ['haizhu', ['tb.hz.events', 'tb.*.inbox', 'tb.hz.dead'], ['tb.city.standards', 'tb.hz.inbox', 'tb.hzcg.inbox', 'tb.hzxg.inbox', 'tb.hzbj.inbox', 'tb.hz.events', 'tb.hz.dead']],
  ['yuexiu-beijing', ['tb.gz.events', 'tb.*.inbox'], ['tb.city.standards', 'tb.yxbj.inbox']],
  ['coordination', ['tb.*.inbox'], ['tb.city.standards', 'tb.coordination.inbox']],
])('%s writes where it reports to and into inboxes, and reads what its tier covers', (deployment, write, read) => {
  expect(accessOf(deployment, 'its role', sources)).toEqual({ role: 'its role', write, read })
})
