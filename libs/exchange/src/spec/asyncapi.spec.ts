import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { eventsTopic, inboxTopic, insertOutbox, type WireMessage } from '../index.js'
import { wantedTopics } from '../topics/wanted-topics.js'
import { Federation, caseId, until, writeSteps, type Deployment } from './federation.fixture.js'

const document = parse(readFileSync(path.resolve(import.meta.dirname, '../../../../schemas/asyncapi.yaml'), 'utf8'))
const ajv = new Ajv({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ $id: 'asyncapi', ...document })

/** What the document says against a message on a topic; [] when it is as described. */
function faultsOf(topic: string, { key, headers }: WireMessage): string[] {
  const fitting = Object.entries<any>(document.channels).filter(([, { address }]) => new RegExp(`^${address.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[a-z0-9]{2,12}')}$`).test(topic))
  if (fitting.length !== 1) return [`${topic} is ${fitting.length} channels`]
  const [name, channel] = fitting[0]!
  const type = headers['ce_type']!
  if (!channel.messages[type]) return [`${name} does not carry ${type}`]
  const validate = ajv.compile({ $ref: `asyncapi#/components/messages/${name}.${type}/headers` })
  const strange = Object.keys(headers).filter((header) => !JSON.stringify(document.components.schemas).includes(`"${header}"`))
  return [...(validate(headers) ? [] : validate.errors!.map(({ instancePath, message }) => `${type} ${instancePath} ${message}`)), ...strange.map((header) => `${type} has ${header}`), ...(key ? [] : [`${type} has no key`])]
}

let federation: Federation
let haizhu: Deployment
let city: Deployment
const seen: { topic: string; message: WireMessage }[] = []

beforeAll(async () => {
  federation = await Federation.open()
  const refuse = async () => { throw new Error('not this one') }
  haizhu = await federation.join('haizhu', ['hz', 'hzcg'], { ledger: { owner: 'hz', topics: [eventsTopic('hz')] }, projections: [{ aggregateType: 'case', apply: refuse }] })
  city = await federation.join('city-office', ['city'])
  federation.start()
}, 60_000)
afterAll(() => federation.close())

test('what really travels on the topics is what the AsyncAPI document says: streams, standards and the dead', async () => {
  await haizhu.database.app.inTenant(['hzcg'], (tx) => writeSteps(tx, 'hzcg', caseId(1), [1, 2, 3]))
  await haizhu.database.plumbing.inPlumbing((tx) => tx.query(insertOutbox([{
    source: 'hz', topic: inboxTopic('hzcg'), aggregateType: 'resend', aggregateId: 'hzcg/tb.hz.events/1', aggregateVersion: 1, type: 'exchange.resend-requested.v1', occurredAt: new Date('2015-06-30T01:00:00Z'),
    body: { source: 'hzcg', topic: eventsTopic('hz'), fromSeq: '1', toSeq: null, requestedBy: 'haizhu' },
  }])), ['hz', 'hzcg'])
  await city.database.plumbing.inPlumbing((tx) => tx.query(insertOutbox([{
    source: 'city', topic: 'tb.city.standards', key: 'office-time', aggregateType: 'office-time', aggregateId: 'office-time', aggregateVersion: 1, type: 'standards.office-time-set.v1',
    occurredAt: new Date('2015-06-30T01:00:00Z'), body: { offsetMs: -1000, setAt: '2026-11-22T00:00:00.000Z', setBy: 'operator' },
  }])), ['city'])
  haizhu.exchange.wake()
  city.exchange.wake()
  const looking = await city.transport.eachBatch({ group: 'looking', topics: [eventsTopic('hz'), inboxTopic('hzcg'), 'tb.city.standards', 'tb.hz.dead'], from: 'beginning' },
    async ({ topic, messages }) => void seen.push(...messages.map((message) => ({ topic, message }))))
  await until(async () => seen.map(({ topic, message }) => `${topic} ${message.headers['ce_type']}`), (all) => ['tb.hz.dead casework', 'tb.hz.events casework', 'tb.hzcg.inbox exchange', 'tb.city.standards standards.office', 'tb.city.standards standards.manifest']
    .every((one) => all.some((line) => line.startsWith(one))))
  await haizhu.exchange.emitDigests()
  await until(async () => seen.length, () => seen.some(({ message }) => message.headers['ce_type'] === 'exchange.digest.v1'))
  await looking.stop()
  expect(seen.flatMap(({ topic, message }) => faultsOf(topic, message))).toEqual([])
})

test.each<[string, string, (headers: Record<string, string>) => void]>([
  ['tb.hz.events', 'no number', (headers) => { delete headers['tb_seq'] }],
  ['tb.hz.events', 'another hash', (headers) => { headers['tb_hash'] = 'md5:abc' }],
  ['tb.hz.events', 'a type that travels elsewhere', (headers) => { headers['ce_type'] = 'standards.manifest.v1' }],
  ['tb.hz.events', 'a header of its own', (headers) => { headers['tb_colour'] = 'red' }],
  ['tb.city.standards', 'no signature', (headers) => { delete headers['tb_sig'] }],
  ['tb.city.standards', 'another source', (headers) => { headers['ce_source'] = 'hzcg' }],
  ['tb.hz.dead', 'no reason', (headers) => { delete headers['tb_dead'] }],
])('on %s the document refuses %s', (topic, _, change) => {
  const one = seen.find((message) => message.topic === topic)!.message
  const headers = { ...one.headers }
  change(headers)
  expect(faultsOf(topic, { ...one, headers })).not.toEqual([])
})

test.each([['events', 'tb.hz.events'], ['inbox', 'tb.hzcg.inbox'], ['standards', 'tb.city.standards'], ['dead', 'tb.hz.dead']])('topics of %s are kept on Kafka as the document says', (name, topic) => {
  const said = document.channels[name].bindings.kafka
  const [wanted] = wantedTopics([{ topic, compacted: name === 'standards' }], {}, 1)
  // What a binding has no word for: how the broker stamps a record, and how many copies must have it.
  const { 'message.timestamp.type': _, 'min.insync.replicas': __, ...config } = wanted!.config
  const texts = Object.fromEntries(Object.entries<unknown>(said.topicConfiguration).map(([key, value]) => [key, [value].flat().join(',')]))
  expect({ partitions: said.partitions, config: texts }).toEqual({ partitions: wanted!.partitions, config })
})
