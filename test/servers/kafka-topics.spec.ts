import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import kafkajs from 'kafkajs'
import { KafkaServer } from './kafka-server.js'

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ConfigResourceTypes, ResourcePatternTypes } = kafkajs
const DAY = 86_400_000
let server: KafkaServer
let folder: string

beforeAll(async () => {
  server = await KafkaServer.start('topics')
  folder = mkdtempSync(path.join(tmpdir(), 'tongban-topics-'))
}, 120_000)
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

const topics = async (act: string, ...more: string[]) => {
  const { code, out, err } = await server.tongban('topics', act, '--json', ...more)
  return { code, err, ...(out && JSON.parse(out) as { state: string; done: object[]; changes: object[]; kept: object[]; wrongRights: object[]; strangers: string[] }) }
}
const set = (topic: string, config: Record<string, string>) => server.asAdmin((admin) => admin.alterConfigs({ validateOnly: false, resources: [{
  type: ConfigResourceTypes.TOPIC, name: topic, configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
}] }))
const config = (topic: string) => server.asAdmin(async (admin) => {
  const { resources: [resource] } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: ConfigResourceTypes.TOPIC, name: topic }] })
  return Object.fromEntries(resource!.configEntries.map(({ configName, configValue }) => [configName, configValue]))
})
const right = (user: string, operation: number, topic: string) => ({
  principal: `User:${user}`, host: '*', permissionType: AclPermissionTypes.ALLOW, resourceType: AclResourceTypes.TOPIC, resourceName: topic, resourcePatternType: ResourcePatternTypes.LITERAL, operation,
})

test('plans all of an empty cluster and changes nothing; makes it; then nothing differs', async () => {
  const planned = await topics('plan')
  expect([planned.code, planned.state, planned.done]).toEqual([1, 'differs', []])
  expect(planned.changes).toEqual((await topics('plan')).changes)
  expect(await server.asAdmin((admin) => admin.listTopics())).toEqual([])
  const applied = await topics('apply')
  expect([applied.code, applied.state, applied.changes]).toEqual([0, 'as-wanted', []])
  expect(applied.done).toHaveLength(planned.changes!.length)
  expect(await topics('verify')).toMatchObject({ code: 0, state: 'as-wanted', changes: [], kept: [], wrongRights: [], strangers: [] })
  expect(await topics('apply')).toMatchObject({ code: 0, done: [] })
  expect(await config('tb.city.standards')).toMatchObject({ 'cleanup.policy': 'compact', 'max.message.bytes': '1310720', 'retention.ms': '-1' })
  expect(await config('tb.hz.events')).toMatchObject({ 'cleanup.policy': 'delete', 'max.message.bytes': '1310720', 'retention.ms': String(90 * DAY) })
}, 120_000)

test('changes back what drifted: settings, rights too few and too many, a topic that went; what somebody set besides stays', async () => {
  await set('tb.hz.events', { 'cleanup.policy': 'delete', 'retention.ms': '3600000', 'segment.bytes': '104857600', 'max.message.bytes': '1000000' })
  await set('tb.city.standards', { 'cleanup.policy': 'delete' })
  await server.asAdmin(async (admin) => {
    await admin.deleteAcls({ filters: [right('haizhu', AclOperationTypes.WRITE, 'tb.hz.events')] })
    await admin.createAcls({ acl: [right('tianhe', AclOperationTypes.READ, 'tb.hz.events')] })
    await admin.deleteTopics({ topics: ['tb.th.dead'] })
  })
  const verified = await topics('verify')
  expect([verified.code, verified.state]).toEqual([1, 'differs'])
  expect(verified.changes).toEqual(expect.arrayContaining([
    { do: 'set', topic: 'tb.hz.events', setting: 'retention.ms', from: '3600000', to: String(90 * DAY) },
    { do: 'set', topic: 'tb.city.standards', setting: 'cleanup.policy', from: 'delete', to: 'compact' },
    { do: 'grant', right: 'haizhu: write topic tb.hz.events' }, { do: 'revoke', right: 'tianhe: read topic tb.hz.events' },
  ]))
  // As the broker tells each deployment itself.
  expect(verified.wrongRights).toEqual(expect.arrayContaining([{ user: 'haizhu', topic: 'tb.hz.events', act: 'write', may: false }, { user: 'tianhe', topic: 'tb.hz.events', act: 'read', may: true }]))
  expect(await topics('apply')).toMatchObject({ code: 0, state: 'as-wanted', wrongRights: [] })
  expect(await topics('verify')).toMatchObject({ code: 0, wrongRights: [], strangers: [] })
  expect(await config('tb.hz.events')).toMatchObject({ 'retention.ms': String(90 * DAY), 'max.message.bytes': '1310720', 'segment.bytes': '104857600' })
}, 120_000)

test('rights of strangers on topics and on deployments\' groups are told, counted and left by every act; what all may do shows in the rights of each deployment too', async () => {
  const group = (user: string, name: string, pattern = ResourcePatternTypes.LITERAL) =>
    ({ ...right(user, AclOperationTypes.READ, name), resourceType: AclResourceTypes.GROUP, resourcePatternType: pattern })
  const acl = [
    right('eve', AclOperationTypes.WRITE, 'tb.hz.events'), { ...right('*', AclOperationTypes.READ, 'tb.'), resourcePatternType: ResourcePatternTypes.PREFIXED },
    group('eve', 'haizhu.', ResourcePatternTypes.PREFIXED), group('eve', 'tianhe.ledger.tb.th.events'), group('auditor', '*'),
    // Of no concern to us.
    group('eve', 'eve.', ResourcePatternTypes.PREFIXED), right('eve', AclOperationTypes.WRITE, 'theirs'),
  ]
  const strangers = ['*: read topic tb.*', 'auditor: read group *', 'eve: read group haizhu.*', 'eve: read group tianhe.ledger.tb.th.events', 'eve: write topic tb.hz.events']
  await server.asAdmin((admin) => admin.createAcls({ acl }))
  for (const act of ['plan', 'verify', 'apply']) {
    const told = await topics(act)
    expect([act, told.code, told.state, [...told.strangers!].sort()]).toEqual([act, 1, 'differs', strangers])
    if (act !== 'plan') expect(told.wrongRights).toEqual(expect.arrayContaining([{ user: 'tianhe', topic: 'tb.hz.events', act: 'read', may: true }]))
  }
  const { code, out } = await server.tongban('topics', 'apply', '--lang', 'en')
  expect([code, out.trim().split('\n').at(-1)]).toEqual([1, expect.stringMatching(/^\d+ topics, \d+ users: 0 to change, 0 that cannot be changed, [1-9]\d* wrong rights, 5 rights of strangers$/)])
  await server.asAdmin((admin) => admin.deleteAcls({ filters: acl }))
  expect(await topics('verify')).toMatchObject({ code: 0, state: 'as-wanted', wrongRights: [], strangers: [] })
}, 120_000)

test('never makes partitions fewer, retention shorter nor messages smaller: says so, and leaves them', async () => {
  await set('tb.th.events', { 'cleanup.policy': 'delete', 'retention.ms': String(365 * DAY), 'max.message.bytes': '2000000' })
  await server.asAdmin((admin) => admin.createPartitions({ topicPartitions: [{ topic: 'tb.th.inbox', count: 3 }] }))
  const applied = await topics('apply')
  expect([applied.code, applied.kept]).toEqual([1, [
    { topic: 'tb.th.events', why: 'shorter-retention', found: `retention.ms=${365 * DAY}`, wanted: `retention.ms=${90 * DAY}` },
    { topic: 'tb.th.events', why: 'smaller-messages', found: 'max.message.bytes=2000000', wanted: 'max.message.bytes=1310720' },
    { topic: 'tb.th.inbox', why: 'fewer-partitions', found: '3', wanted: '1' },
  ]])
  expect(await config('tb.th.events')).toMatchObject({ 'retention.ms': String(365 * DAY), 'max.message.bytes': '2000000' })
  const told = await server.tongban('topics', 'plan', '--lang', 'zh')
  expect(told.out).toContain('! 主题 tb.th.inbox：现为 3，应为 1，未改动：分区不能减少')
  expect(told.out).toContain('! 主题 tb.th.events：现为 max.message.bytes=2000000，应为 max.message.bytes=1310720，未改动：减小消息上限会使以前能发的消息被拒收')
  // An administrator may.
  await set('tb.th.events', { 'cleanup.policy': 'delete', 'retention.ms': String(365 * DAY), 'max.message.bytes': '1310720' })
}, 120_000)

test('more partitions and a longer retention are made, by settings of the city', async () => {
  const settings = path.join(folder, 'topics.json')
  writeFileSync(settings, JSON.stringify({ topics: { inbox: { partitions: 3 }, events: { retentionDays: 365 }, standards: { partitions: 2 } } }))
  const applied = await topics('apply', '--settings', settings)
  expect([applied.code, applied.kept]).toEqual([1, [{ topic: 'tb.city.standards', why: 'partitions-of-a-compacted-topic', found: '1', wanted: '2' }]])
  const { topics: found } = await server.asAdmin((admin) => admin.fetchTopicMetadata({ topics: ['tb.hz.inbox', 'tb.city.standards'] }))
  expect(found.map(({ name, partitions }) => [name, partitions.length]).sort()).toEqual([['tb.city.standards', 1], ['tb.hz.inbox', 3]])
}, 120_000)

test('makes passwords that are missing, in files of mode 0600, and sets one that does not fit', async () => {
  const named = ['--brokers', server.brokers.join(','), '--username', 'admin', '--password-file', server.adminOptions.passwordFile, '--passwords', folder]
  const applied = await topics('apply', ...named)
  expect(applied.done).toEqual(expect.arrayContaining([{ do: 'set-password', user: 'haizhu' }]))
  const file = path.join(folder, 'haizhu')
  expect([(statSync(file).mode & 0o777).toString(8), readFileSync(file, 'utf8').length]).toEqual(['600', 32])
  expect((await topics('verify', ...named)).changes).not.toContainEqual({ do: 'set-password', user: 'haizhu' })
  expect((await topics('verify')).changes).toContainEqual({ do: 'set-password', user: 'haizhu' })
  await topics('apply')
}, 120_000)

test.each([
  ['a user that may not', () => ['--username', 'haizhu', '--password-file', server.passwordFile('haizhu')], /^"haizhu" may not administer topics, users and rights of Kafka at .*Name a super user\.\n$/],
  ['a wrong password', () => ['--username', 'admin', '--password-file', server.passwordFile('haizhu')], /does not take the password of "admin"\. Check --username and --password-file\.\n$/],
  ['nobody there', () => ['--brokers', '127.0.0.1:1', '--username', 'admin', '--password-file', server.passwordFile('haizhu')], /^Kafka at 127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED.*\n$/],
])('%s: one sentence and exit code 2', async (_, options, sentence) => {
  const { code, out, err } = await server.tongban('topics', 'plan', ...options())
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(sentence)
})
