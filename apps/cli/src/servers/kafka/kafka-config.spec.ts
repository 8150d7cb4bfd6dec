import { readFileSync } from 'node:fs'
import path from 'node:path'
import { argumentFile, kafkaProperties } from './kafka-config.js'

const base = readFileSync(path.join(import.meta.dirname, '../../../../../deploy/servers/kafka/server.properties'), 'utf8')
const text = kafkaProperties({ base, port: 4020, controllerPort: 4022, data: '/data/kafka', password: 's3cret' })
const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
const properties = new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))

test('listens on loopback only, and asks everybody for a password', () => {
  expect(properties.get('listeners')).toBe('CLIENTS://127.0.0.1:4020,CONTROLLER://127.0.0.1:4022')
  expect(properties.get('listener.security.protocol.map')).toBe('CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT')
  expect(properties.get('advertised.listeners')).toBe('CLIENTS://127.0.0.1:4020')
})

test('allows nothing by default, with one superuser', () => {
  expect(properties.get('allow.everyone.if.no.acl.found')).toBe('false')
  expect(properties.get('super.users')).toBe('User:admin')
  expect(properties.get('auto.create.topics.enable')).toBe('false')
})

test('one that was killed is let in again after 3 s: the time after which a second start can be ready', () => {
  expect([properties.get('broker.session.timeout.ms'), properties.get('broker.heartbeat.interval.ms')]).toEqual(['3000', '1000'])
})

test('every setting stands once', () => {
  expect(properties.size).toBe(lines.length)
})

test('arguments go into a file quoted, one on each line', () => {
  expect(argumentFile(['-cp', '/a folder/*', 'SCRAM-SHA-512=[name=a,password=b"c\\d]'])).toBe('"-cp"\n"/a folder/*"\n"SCRAM-SHA-512=[name=a,password=b\\"c\\\\d]"\n')
})
