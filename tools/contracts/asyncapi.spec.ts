import specs from '@asyncapi/specs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { asyncapiOf, asyncapiText } from './asyncapi.mjs'
import { channels } from './channels.mjs'
import { readSchemas, versionInTheMaking } from './releases.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const text = readFileSync(path.join(root, 'schemas/asyncapi.yaml'), 'utf8')
const schemas = readSchemas(root)
const types = Object.keys(schemas).filter((name) => name !== 'common')

// The schema that AsyncAPI itself publishes for 3.0.0.
const ajv = new Ajv({ strict: false, allErrors: true, logger: false })
addFormats.default(ajv)
const validate = ajv.compile(specs.schemasWithoutId['3.0.0'] as object)
const faults = (document: unknown): string[] => (validate(document) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`))

test('the document is what the schemas and channels make of it', () => {
  expect(text).toBe(asyncapiText(asyncapiOf(schemas, versionInTheMaking(root))))
})

test.each<[string, () => string]>([
  ['a new type', () => asyncapiText(asyncapiOf({ ...schemas, 'joint.task-dreamt.v1': { title: 'TaskDreamt' } }, '0.1.0'))],
  ['another description', () => asyncapiText(asyncapiOf({ ...schemas, 'exchange.digest.v1': { ...schemas['exchange.digest.v1'], description: 'Another.' } }, '0.1.0'))],
  ['another version', () => asyncapiText(asyncapiOf(schemas, '9.9.9'))],
])('%s makes another document', (_, other) => {
  expect(other()).not.toBe(text)
})

test('it is AsyncAPI 3, by the schema of AsyncAPI', () => {
  expect(faults(parse(text))).toEqual([])
})

test.each<[string, (document: any) => void, string]>([
  ['an operation that neither sends nor receives', (document) => { document.operations.readEvents.action = 'look' }, '/operations/readEvents'],
  ['a channel with a word of its own', (document) => { document.channels.events.adress = 'x' }, '/channels/events'],
  ['no version', (document) => { delete document.info.version }, '/info'],
  ['a binding of Kafka that is none', (document) => { document.channels.events.bindings.kafka.topicConfiguration['cleanup.policy'] = 'never' }, '/channels/events'],
  ['a message whose headers are no schema', (document) => { document.components.messages['events.exchange.digest.v1'].headers = 'x' }, '/components/messages'],
])('the schema of AsyncAPI refuses %s', (_, plant, place) => {
  const document = parse(text)
  plant(document)
  expect(faults(document).filter((fault) => fault.startsWith(place))).not.toEqual([])
})

test('every reference leads somewhere', () => {
  const document = parse(text)
  const refs = [...text.matchAll(/\$ref: "?([^"\n]+)"?/g)].map((match) => match[1]!)
  expect(refs.length).toBeGreaterThan(100)
  const leadsNowhere = refs.filter((ref) => (ref.startsWith('#/')
    ? ref.slice(2).split('/').reduce((at, key) => at?.[key], document) === undefined
    : !existsSync(path.join(root, 'schemas', ref))))
  expect(leadsNowhere).toEqual([])
})

test('every type travels on one topic, and any of them may end among the dead', () => {
  const { dead, ...living } = parse(text).channels
  expect(Object.keys(dead.messages).sort()).toEqual(types)
  expect(Object.values(living).flatMap((channel: any) => Object.keys(channel.messages)).sort()).toEqual(types)
})

test('a type that travels nowhere is no document', () => {
  expect(() => asyncapiOf({ ...schemas, 'finance.fee-paid.v1': {} }, '0.1.0')).toThrow('carries finance.fee-paid.v1')
  expect(Object.keys(channels)).toEqual(['events', 'inbox', 'standards', 'dead'])
})
