import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadConfig, parseConfig, printConfig } from '../process.js'

const least = { deployment: 'haizhu', kind: 'centre', port: 4004, issuer: { url: 'http://127.0.0.1:4001/realms/tongban' }, dataDir: '.tongban' }
const kafka = { kind: 'kafka', brokers: ['127.0.0.1:4020'], username: 'haizhu', passwordFile: '/secrets/haizhu' }

test('fills in what may be left out', () => {
  expect(parseConfig(least)).toEqual({
    ...least, host: '127.0.0.1', issuer: { ...least.issuer, audience: 'tongban-api' }, sources: [], centres: [], gateways: ['127.0.0.0/8', '::1'], simulatedTime: false, development: false, logLevel: 'info',
  })
})

test.each([{ url: 'postgres://x@127.0.0.1/y' }, { kind: 'embedded', url: 'postgres://x@127.0.0.1/y' }, kafka, { ...kafka, ssl: {} }, { ...kafka, ssl: { caFile: '/ca.pem' } }])('takes the exchange %j', (exchange) => {
  expect(parseConfig({ ...least, exchange }).exchange).toEqual(exchange)
})

test.each([
  ['a missing field', { port: undefined }, 'port: Invalid input: expected number, received undefined'],
  ['a port that is none', { port: 70_000 }, 'port: Too big: expected number to be <=65535'],
  ['a field nobody knows', { prot: 1 }, 'the whole: Unrecognized key: "prot"'],
  ['a centre of odd form', { centres: ['hz', 'HZ'] }, 'centres.1: a centre is 2-12 small letters and digits'],
  ['an address that is none', { database: { url: 'x', plumbingUrl: 'postgres://a' } }, 'database.url: Invalid URL'],
  ['a gateway that is no address', { gateways: ['10.2.0.0/16', 'gateway.example'] }, 'gateways.1: an address, or a network such as 10.2.0.0/16'],
  ['a network that is none', { gateways: ['10.2.0.0/33'] }, 'gateways.0: an address, or a network'],
  ['a kind nobody knows', { kind: 'portal' }, 'kind: Invalid option'],
  ['an issuer nobody knows', { issuer: { ...least.issuer, kind: 'okta' } }, 'issuer.kind: Invalid option'],
  ['a Keycloak without its realm', { issuer: { kind: 'keycloak', url: 'http://127.0.0.1:4021' } }, 'issuer.url: of Keycloak it ends in /realms/<realm>'],
  ['a Keycloak whose address ends in a slash', { issuer: { kind: 'keycloak', url: 'https://login.example/realms/tongban/' } }, 'issuer.url: of Keycloak it ends in /realms/<realm>'],
  ['a Keycloak elsewhere without TLS', { issuer: { kind: 'keycloak', url: 'http://login.example/realms/tongban' } }, 'issuer.url: plain http is for this machine only'],
  ['a Keycloak without an address', { issuer: { kind: 'keycloak' } }, 'issuer.url: Invalid input'],
  ['an exchange nobody knows', { exchange: { kind: 'rabbit', url: 'http://x' } }, 'exchange.kind: there are embedded and kafka'],
  ['an embedded exchange without an address', { exchange: {} }, 'exchange.url: Invalid input'],
  ['a Kafka without brokers', { exchange: { ...kafka, brokers: [] } }, 'exchange.brokers: names no broker'],
  ['a Kafka whose broker has no port', { exchange: { ...kafka, brokers: ['kafka1'] } }, 'exchange.brokers.0: a broker is host:port'],
  ['a Kafka without its user', { exchange: { ...kafka, username: undefined } }, 'exchange.username: Invalid input'],
  ['a Kafka without its password', { exchange: { ...kafka, passwordFile: undefined } }, 'exchange.passwordFile: Invalid input'],
  ['a password in the configuration itself', { exchange: { ...kafka, password: 's3cr3t' } }, 'exchange: Unrecognized key: "password"'],
  ['half an embedded exchange beside Kafka', { exchange: { ...kafka, url: 'postgres://x/y' } }, 'exchange: Unrecognized key: "url"'],
  ['an empty list of clients', { issuer: { ...least.issuer, clients: [] } }, 'issuer.clients: Too small'],
])('names %s', (_, change, message) => {
  expect(() => parseConfig({ ...least, ...change })).toThrow(`the configuration is not right: ${message}`)
})

test('reads the file it is given, and says which file it could not read', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tongban-config-'))
  const file = path.join(folder, 'config.json')
  writeFileSync(file, JSON.stringify(least))
  expect(loadConfig(file).deployment).toBe('haizhu')
  writeFileSync(file, '{')
  expect(() => loadConfig(file)).toThrow(`cannot read ${file}: `)
  expect(() => loadConfig(path.join(folder, 'none.json'))).toThrow(/cannot read .*none\.json: ENOENT/)
  expect(() => loadConfig('')).toThrow('TONGBAN_CONFIG names no file')
  rmSync(folder, { recursive: true })
})

test('prints itself without passwords', () => {
  const printed = printConfig(parseConfig({
    ...least, database: { url: 'postgres://tb_haizhu_app:s3cr3t@127.0.0.1:4010/tongban_haizhu', plumbingUrl: 'postgres://tb_haizhu_plumbing@127.0.0.1:4010/tongban_haizhu?password=s3cr3t' },
  }))
  expect(printed).not.toContain('s3cr3t')
  expect(JSON.parse(printed).database.url).toBe('postgres://tb_haizhu_app:***@127.0.0.1:4010/tongban_haizhu')
})
