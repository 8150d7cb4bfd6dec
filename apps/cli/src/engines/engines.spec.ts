import { sentence } from '@tongban/contracts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Refused } from '../refused.js'
import { readEngines, type EngineOptions, type Engines } from './engines.js'
import { exchangeName, isOtherExchange, keepEngines, readKeptEngines } from './kept-engines.js'

const folder = mkdtempSync(path.join(tmpdir(), 'tongban-engines-'))
const secret = path.join(folder, 'secret')
writeFileSync(secret, 's3cr3t')
afterAll(() => rmSync(folder, { recursive: true }))

const settings = { root: '/checkout', dataDir: path.join(folder, 'data'), basePort: 4000, databaseUrl: undefined }
const KAFKA = { TONGBAN_KAFKA_BROKERS: 'kafka1.gz.example:9093,kafka2.gz.example:9093', TONGBAN_KAFKA_ADMIN_USER: 'admin', TONGBAN_KAFKA_ADMIN_PASSWORD_FILE: secret }
const KEYCLOAK = { TONGBAN_KEYCLOAK_URL: 'https://login.example/realms/tongban', TONGBAN_KEYCLOAK_ADMIN_USER: 'admin', TONGBAN_KEYCLOAK_ADMIN_PASSWORD_FILE: secret }
const embedded = { exchange: { kind: 'embedded' }, identity: { kind: 'embedded' } }

const refusal = async (options: EngineOptions, env: NodeJS.ProcessEnv) => {
  const error = await readEngines(options, settings, env).then(() => undefined, (thrown: unknown) => thrown)
  if (!(error instanceof Refused)) throw new Error(`not refused: ${String(error)}`)
  expect(sentence(error.refusal, 'zh')).toMatch(/[\u4e00-\u9fff]/)
  return sentence(error.refusal, 'en')
}

test('without a word everything is embedded; where embedded is the word, whatever else the environment says of Kafka and Keycloak', async () => {
  expect(await readEngines({ exchange: 'embedded' }, settings, { TONGBAN_KAFKA_BROKERS: 'half', TONGBAN_IDENTITY: 'embedded', TONGBAN_KEYCLOAK_URL: 'half' })).toEqual(embedded)
  expect(await readEngines({}, settings, { TONGBAN_EXCHANGE: '', TONGBAN_IDENTITY: '' })).toEqual(embedded)
})

test('an option goes before the environment', async () => {
  expect(await readEngines({ exchange: 'embedded', identity: 'embedded' }, settings, { TONGBAN_EXCHANGE: 'kafka', TONGBAN_IDENTITY: 'keycloak' })).toEqual(embedded)
  expect(await readEngines({ exchange: 'kafka' }, settings, { ...KAFKA, TONGBAN_EXCHANGE: 'embedded' })).toMatchObject({ exchange: { kind: 'kafka' }, identity: { kind: 'embedded' } })
})

test('a Kafka and a Keycloak that the environment names', async () => {
  const env = { TONGBAN_EXCHANGE: 'kafka', TONGBAN_IDENTITY: 'keycloak', ...KAFKA, ...KEYCLOAK, TONGBAN_KAFKA_CA_FILE: secret }
  expect(await readEngines({}, settings, env)).toEqual({
    exchange: {
      kind: 'kafka', own: false, brokers: ['kafka1.gz.example:9093', 'kafka2.gz.example:9093'], username: 'admin', passwordFile: secret, caFile: secret,
      passwordFiles: Object.fromEntries(['city-office', 'city-centre', 'haizhu', 'tianhe', 'yuexiu-beijing', 'coordination'].map((id) => [id, path.join(folder, 'data/secrets/kafka', id)])),
    },
    identity: { kind: 'keycloak', own: false, issuer: 'https://login.example/realms/tongban', username: 'admin', passwordFile: secret },
  })
})

test.each([
  ['TONGBAN_KAFKA_ADMIN_USER', { exchange: 'kafka' }, KAFKA],
  ['TONGBAN_KAFKA_ADMIN_PASSWORD_FILE', { exchange: 'kafka' }, KAFKA],
  ['TONGBAN_KAFKA_BROKERS', { exchange: 'kafka' }, KAFKA],
  ['TONGBAN_KEYCLOAK_URL', { identity: 'keycloak' }, KEYCLOAK],
  ['TONGBAN_KEYCLOAK_ADMIN_USER', { identity: 'keycloak' }, KEYCLOAK],
  ['TONGBAN_KEYCLOAK_ADMIN_PASSWORD_FILE', { identity: 'keycloak' }, KEYCLOAK],
] as const)('with the rest and without %s, that is named', async (missing, options, env) => {
  expect(await refusal(options, { ...env, [missing]: undefined })).toContain(`; missing: ${missing}.`)
})

test.each([
  ['nothing of Kafka', { exchange: 'kafka' }, {}, '"--exchange kafka": no Kafka was started for the data folder'],
  ['nothing of Keycloak', { identity: 'keycloak' }, {}, '(npm run servers -- start keycloak)'],
  ['Kafka\'s settings without the switch', {}, KAFKA, 'add --exchange kafka (or the variable TONGBAN_EXCHANGE)'],
  ['Keycloak\'s settings without the switch', { exchange: 'embedded' }, KEYCLOAK, 'add --identity keycloak (or the variable TONGBAN_IDENTITY)'],
  ['only the certificates', { exchange: 'kafka' }, { TONGBAN_KAFKA_CA_FILE: secret }, 'given: TONGBAN_KAFKA_CA_FILE; missing: TONGBAN_KAFKA_BROKERS, TONGBAN_KAFKA_ADMIN_USER, TONGBAN_KAFKA_ADMIN_PASSWORD_FILE.'],
  ['another exchange', {}, { TONGBAN_EXCHANGE: 'rabbit' }, '"rabbit" is no choice for "TONGBAN_EXCHANGE"; choose one of embedded, kafka'],
  ['another issuer', {}, { TONGBAN_IDENTITY: 'Keycloak' }, '"Keycloak" is no choice for "TONGBAN_IDENTITY"'],
  ['a broker without a port', { exchange: 'kafka' }, { ...KAFKA, TONGBAN_KAFKA_BROKERS: 'kafka1' }, '"kafka1" names no Kafka broker'],
  ['a password file that is not there', { exchange: 'kafka' }, { ...KAFKA, TONGBAN_KAFKA_ADMIN_PASSWORD_FILE: '/nowhere/secret' }, 'of "TONGBAN_KAFKA_ADMIN_PASSWORD_FILE" cannot be read, or is empty (ENOENT)'],
  ['certificates that are not there', { exchange: 'kafka' }, { ...KAFKA, TONGBAN_KAFKA_CA_FILE: '/nowhere/ca' }, 'of "TONGBAN_KAFKA_CA_FILE" cannot be read'],
  ['passwords in no folder', { exchange: 'kafka' }, { ...KAFKA, TONGBAN_KAFKA_PASSWORDS: secret }, 'TONGBAN_KAFKA_PASSWORDS'],
  ['topics in a file that is not there', { exchange: 'kafka' }, { ...KAFKA, TONGBAN_KAFKA_TOPICS_FILE: '/nowhere/topics' }, 'of "TONGBAN_KAFKA_TOPICS_FILE" cannot be read'],
  ['a Keycloak without its realm', { identity: 'keycloak' }, { ...KEYCLOAK, TONGBAN_KEYCLOAK_URL: 'https://login.example' }, 'is not the address of a Keycloak\'s realm'],
  ['a Keycloak elsewhere without TLS', { identity: 'keycloak' }, { ...KEYCLOAK, TONGBAN_KEYCLOAK_URL: 'http://login.example/realms/tongban' }, 'http is for this machine only'],
] as const)('%s is refused, with the way out', async (_, options, env, words) => {
  expect(await refusal(options, env)).toContain(words)
})

test('an exchange is another one when its kind or its brokers are, by what each deployment shipped to when it last ran', () => {
  const kafka = (...brokers: string[]) => ({ kind: 'kafka' as const, own: true, brokers, username: 'admin', passwordFile: secret, passwordFiles: {} })
  const others = (now: Engines['exchange'], deployment = 'haizhu') => isOtherExchange(readKeptEngines(settings.dataDir), deployment, now)
  expect(readKeptEngines(settings.dataDir)).toEqual({ ...embedded, shippedTo: {} })
  expect([others({ kind: 'embedded' }), others(kafka('a:1'))]).toEqual([false, true])
  mkdirSync(settings.dataDir)
  const shippedTo = { haizhu: exchangeName(kafka('a:1', 'b:1')), tianhe: 'embedded' }
  keepEngines(settings.dataDir, { exchange: kafka('a:1', 'b:1'), identity: { kind: 'embedded' }, shippedTo })
  expect([kafka('b:1', 'a:1'), kafka('a:1'), { kind: 'embedded' as const }].map((now) => others(now))).toEqual([false, true, true])
  // Left out of the start at which Kafka came.
  expect([others(kafka('a:1', 'b:1'), 'tianhe'), others({ kind: 'embedded' }, 'tianhe')]).toEqual([true, false])
})
