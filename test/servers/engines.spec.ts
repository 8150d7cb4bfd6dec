import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { Browser } from '../../apps/gateway/src/session/browser.fixture.js'
import { Federation, root, run } from '../federation.js'

// One data folder through all four combinations: whoever changes engines keeps the data.
let federation: Federation
beforeAll(async () => {
  federation = await Federation.prepare({}, ['kafka', 'keycloak'])
}, 300_000)
afterAll(() => federation.remove(), 90_000)

const up = (args: string[], env: NodeJS.ProcessEnv = {}) => run(process.execPath, [path.join(root, 'apps/cli/bin/tongban.js'), 'up', '--lang', 'en', ...args], { ...federation.environment, ...env })

test('half an engine is refused before anything is started, with the setting that is missing', async () => {
  const { code, out } = await up([], { TONGBAN_KAFKA_ADMIN_USER: '' })
  expect([code, out]).toEqual([2, expect.stringContaining('; missing: TONGBAN_KAFKA_ADMIN_USER.')])
  expect(federation.processes()).toEqual([])
})

test.each([
  [{ TONGBAN_KAFKA_BROKERS: '127.0.0.1:9' }, 'Kafka at 127.0.0.1:9, named by TONGBAN_KAFKA_BROKERS, does not answer (', 'npm run servers'],
  [{ TONGBAN_KEYCLOAK_URL: 'http://127.0.0.1:9/realms/tongban' }, 'Keycloak at http://127.0.0.1:9/realms/tongban, named by TONGBAN_KEYCLOAK_URL, does not answer (', 'npm run servers'],
])('an engine that is away: %j', async (env, words, wayOut) => {
  const { code, out } = await up([], env)
  expect([code, out]).toEqual([1, expect.stringContaining(words)])
  expect(out).toContain(wayOut)
  expect(federation.processes()).toEqual([])
}, 120_000)

test('an administrator whose password is not right is named with the file', async () => {
  const { code, out } = await up(['--identity', 'embedded'], { TONGBAN_KAFKA_ADMIN_PASSWORD_FILE: path.join(root, 'package.json') })
  expect([code, out]).toEqual([1, expect.stringMatching(/does not take the password of "admin" in .*package\.json/)])
}, 120_000)

test.each([
  ['kafka', 'keycloak', undefined],
  ['kafka', 'embedded', undefined],
  ['embedded', 'embedded', 'Messages went by Kafka and now go by the embedded exchange: the deployments send the '],
  ['embedded', 'keycloak', undefined],
  ['kafka', 'embedded', 'Messages went by the embedded exchange and now go by Kafka: the deployments send the '],
])('an office day on the exchange %s and the issuer %s', async (exchange, identity, note) => {
  const seconds = await federation.start('--lang', 'en', '--exchange', exchange, '--identity', identity)
  if (note === undefined) expect(federation.output).not.toContain('Messages went by')
  else expect(federation.output).toContain(note)

  const began = Date.now()
  expect(await federation.tongban('demo', '--lang', 'en')).toMatchObject({ code: 0, out: expect.stringContaining('The office day is as written') })
  process.stdout.write(`${exchange}/${identity}: ready in ${seconds.toFixed(1)} s, the demo took ${((Date.now() - began) / 1000).toFixed(1)} s\n`)
  expect(await federation.tongban('reconcile')).toMatchObject({ code: 0 })
  expect((await federation.tongban('dead-letters', '--lang', 'en')).out).toContain('Dead letters: 0')

  expect(await whoIsIn('hz.supervisor')).toMatchObject({ subject: 'hz.supervisor', roles: ['supervisor'], centres: ['hz'] })
  const { haizhu, issuer, gateway } = JSON.parse((await federation.tongban('config', '--json')).out)
  expect([haizhu.exchange.kind ?? 'embedded', gateway.issuer.kind ?? 'embedded', issuer === undefined]).toEqual([exchange, identity, identity === 'keycloak'])
  if (exchange === 'kafka') expect(statSync(haizhu.exchange.passwordFile).mode & 0o777).toBe(0o600)
  expect(federation.processes().some(({ name }) => name.includes('issuer/main.js'))).toBe(identity === 'embedded')
  await federation.stop()
  expect(await federation.leftovers()).toEqual([])
}, 400_000)

test('a Kafka that lost all it kept gets everything again', async () => {
  await federation.engines!.stop('kafka')
  await federation.engines!.again('kafka', true)
  await federation.start('--lang', 'en', '--exchange', 'kafka', '--identity', 'embedded')
  expect(federation.output).toMatch(/Topics were gone from Kafka and are made again: the deployments send the \d+ messages of before/)
  expect(await federation.tongban('demo', '--lang', 'en')).toMatchObject({ code: 0 })
  expect(await federation.tongban('reconcile')).toMatchObject({ code: 0 })
}, 400_000)

test('what was read from Kafka is no secret: passwords stand in files of their own, and in no configuration', async () => {
  const { out } = await federation.tongban('config')
  const { exchange } = JSON.parse(readFileSync(path.join(federation.dataDir, 'engines.json'), 'utf8'))
  const secrets = Object.values<string>({ ...exchange.passwordFiles, admin: exchange.passwordFile }).map((file) => readFileSync(file, 'utf8').trim())
  expect(secrets).toHaveLength(7)
  for (const text of [out, readFileSync(path.join(federation.dataDir, 'engines.json'), 'utf8'), federation.output]) expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
})

test('begun on Kafka, no database of an embedded exchange is made', async () => {
  const other = await Federation.prepare({ ...federation.engines!.environment(['kafka']), TONGBAN_IDENTITY: 'embedded' }, [])
  try {
    await federation.stop()
    await other.start()
    const names = (await other.administer<{ name: string }>('postgres', "select datname as name from pg_database where datname like 'tongban%'")).map(({ name }) => name)
    expect(names).toHaveLength(6)
    expect(names).not.toContain('tongban_exchange')
    expect(existsSync(path.join(other.dataDir, 'secrets/kafka/haizhu'))).toBe(true)
    await other.stop()
    const migrated = JSON.parse((await other.tongban('migrate', '--json')).out) as { database: string }[]
    expect(migrated.map(({ database }) => database).sort()).toEqual(names.sort())
  } finally {
    await other.remove()
  }
}, 200_000)

/** Logs in at the gateway as a browser does, through whichever issuer's page. */
async function whoIsIn(username: string): Promise<unknown> {
  const browser = new Browser()
  const page = await browser.follow(`${federation.gateway}/session/login`)
  const passwords = JSON.parse(readFileSync(path.join(federation.dataDir, 'secrets/demo-passwords.json'), 'utf8'))
  await browser.submit(page, { username, password: passwords[username] })
  return (await browser.fetch(`${federation.gateway}/session`)).json()
}
