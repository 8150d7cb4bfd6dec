import { aclsOf } from '../transport/kafka/acls.js'
import { planChanges, type Found, type Wanted } from './plan-changes.js'
import { faultOfSettings, wantedTopics } from './wanted-topics.js'

const topics = [{ topic: 'tb.city.standards', compacted: true }, { topic: 'tb.hz.events' }, { topic: 'tb.hz.inbox' }, { topic: 'tb.th.inbox' }]
const names = topics.map(({ topic }) => topic)
const acls = aclsOf({ role: 'haizhu', read: ['tb.hz.events'], write: ['tb.*.inbox'] }, names)
const wanted: Wanted = { topics: wantedTopics(topics, {}, 1), users: ['haizhu'], acls }
const asWanted: Found = { topics: wanted.topics, users: { haizhu: 'right' }, acls }
const found = (topic: string, change: (of: Wanted['topics'][number]) => object): Found => ({ ...asWanted, topics: wanted.topics.map((of) => (of.topic === topic ? { ...of, ...change(of) } : of)) })

test('what is as it should be needs no change', () => {
  expect(planChanges(wanted, asWanted)).toEqual({ changes: [], kept: [] })
})

test('on an empty cluster everything is made: topics, users, rights', () => {
  const { changes, kept } = planChanges(wanted, { topics: [], users: { haizhu: 'missing' }, acls: [] })
  expect(kept).toEqual([])
  expect(changes.map((change) => change.do)).toEqual([...Array(4).fill('create-topic'), 'create-user', ...Array(7).fill('grant')])
  expect(changes[0]).toMatchObject({ topic: 'tb.city.standards', partitions: 1, replicas: 1, config: { 'cleanup.policy': 'compact', 'retention.ms': '-1', 'max.message.bytes': '1310720', 'min.insync.replicas': '1' } })
  expect(changes[1]).toMatchObject({ topic: 'tb.hz.events', config: { 'cleanup.policy': 'delete', 'retention.ms': '7776000000' } })
})

test('rights are by topic, and the pattern in the middle of a name stands for the topics there are', () => {
  const { changes } = planChanges(wanted, { ...asWanted, acls: [] })
  expect(changes.map((change) => 'text' in change && change.text)).toEqual([
    'haizhu: write topic tb.hz.inbox', 'haizhu: describe configs topic tb.hz.inbox', 'haizhu: write topic tb.th.inbox', 'haizhu: describe configs topic tb.th.inbox',
    'haizhu: read topic tb.hz.events', 'haizhu: describe configs topic tb.hz.events', 'haizhu: read group haizhu.*',
  ])
})

test('a right too much is taken back, a password that does not fit is set', () => {
  const tooMuch = aclsOf({ role: 'haizhu', read: ['tb.th.events'], write: [] }, []).slice(0, 1)
  const { changes } = planChanges(wanted, { ...asWanted, users: { haizhu: 'other-password' }, acls: [...acls, ...tooMuch] })
  expect(changes).toEqual([{ do: 'set-password', user: 'haizhu' }, { do: 'revoke', acl: tooMuch[0], text: 'haizhu: read topic tb.th.events' }])
})

test.each([
  ['another policy', { 'cleanup.policy': 'compact' }, { do: 'set', setting: 'cleanup.policy', from: 'compact', to: 'delete' }],
  ['a smaller message', { 'max.message.bytes': '1048588' }, { do: 'set', setting: 'max.message.bytes', from: '1048588', to: '1310720' }],
  ['a shorter retention', { 'retention.ms': '604800000' }, { do: 'set', setting: 'retention.ms', from: '604800000', to: '7776000000' }],
  ['a bound on its bytes', { 'retention.bytes': '1000' }, { do: 'set', setting: 'retention.bytes', from: '1000', to: '-1' }],
])('%s is changed back', (_, config, change) => {
  expect(planChanges(wanted, found('tb.hz.events', (of) => ({ config: { ...of.config, ...config } })))).toEqual({ changes: [{ topic: 'tb.hz.events', ...change }], kept: [] })
})

test.each([['604800000000', '604800000000'], ['-1', 'for ever']])('a retention that is longer (%s) is never made shorter', (longer) => {
  expect(planChanges(wanted, found('tb.hz.events', (of) => ({ config: { ...of.config, 'retention.ms': longer } })))).toEqual({
    changes: [], kept: [{ topic: 'tb.hz.events', why: 'shorter-retention', found: `retention.ms=${longer}`, wanted: 'retention.ms=7776000000' }],
  })
})

test('a tombstone is never kept for a shorter time: a reader that was away would not learn of it', () => {
  expect(planChanges(wanted, found('tb.city.standards', (of) => ({ config: { ...of.config, 'delete.retention.ms': '604800000' } })))).toEqual({
    changes: [], kept: [{ topic: 'tb.city.standards', why: 'shorter-retention', found: 'delete.retention.ms=604800000', wanted: 'delete.retention.ms=86400000' }],
  })
})

test('the largest message is never made smaller: what was taken before would be refused', () => {
  expect(planChanges(wanted, found('tb.hz.events', (of) => ({ config: { ...of.config, 'max.message.bytes': '2000000' } })))).toEqual({
    changes: [], kept: [{ topic: 'tb.hz.events', why: 'smaller-messages', found: 'max.message.bytes=2000000', wanted: 'max.message.bytes=1310720' }],
  })
})

test('partitions become more, never fewer; those of a compacted topic stay, and so do copies', () => {
  const more: Wanted = { ...wanted, topics: wantedTopics(topics, { topics: { events: { partitions: 3 }, standards: { partitions: 2 } } }, 1) }
  expect(planChanges(more, asWanted)).toEqual({
    changes: [{ do: 'add-partitions', topic: 'tb.hz.events', from: 1, to: 3 }],
    kept: [{ topic: 'tb.city.standards', why: 'partitions-of-a-compacted-topic', found: '1', wanted: '2' }],
  })
  expect(planChanges(wanted, found('tb.hz.events', () => ({ partitions: 3, replicas: 2 })))).toEqual({
    changes: [], kept: [{ topic: 'tb.hz.events', why: 'other-replicas', found: '2', wanted: '1' }, { topic: 'tb.hz.events', why: 'fewer-partitions', found: '3', wanted: '1' }],
  })
})

test('three brokers keep three copies, of which two are enough', () => {
  expect(wantedTopics(topics, {}, 5)[1]).toMatchObject({ replicas: 3, config: { 'min.insync.replicas': '2' } })
  expect(wantedTopics(topics, { replicas: 2 }, 5)[1]).toMatchObject({ replicas: 2, config: { 'min.insync.replicas': '1' } })
})

test('a topic with fewer copies than wanted is not made to wait for copies it does not have', () => {
  expect(planChanges({ ...wanted, topics: wantedTopics(topics, {}, 3) }, asWanted)).toEqual({ changes: [], kept: names.map((topic) => ({ topic, why: 'other-replicas', found: '1', wanted: '3' })) })
})

test.each([
  [[], 'the whole: no object'], [{ copies: 3 }, 'the whole: nobody knows "copies"; there are replicas, topics'], [{ replicas: 0 }, 'replicas: no whole number from 1 to 9'],
  [{ topics: { event: {} } }, 'topics: nobody knows "event"'], [{ topics: { events: 3 } }, 'topics.events: no object'],
  [{ topics: { events: { partitions: '3' } } }, 'topics.events.partitions: no whole number from 1 to 1000'], [{ topics: { standards: { retentionDays: 1 } } }, 'topics.standards: nobody knows "retentionDays"'],
  [{ topics: { dead: { retentionDays: 0.5 } } }, 'topics.dead.retentionDays: no whole number'],
])('settings %j are refused', (settings, fault) => {
  expect(faultOfSettings(settings)).toContain(fault)
})

test('settings that are right have no fault', () => {
  expect(faultOfSettings({ replicas: 3, topics: { events: { partitions: 6, retentionDays: 30 }, standards: { partitions: 1 } } })).toBeUndefined()
})
