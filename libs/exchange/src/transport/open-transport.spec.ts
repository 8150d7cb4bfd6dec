import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openTransport, type ExchangeConfig } from './open-transport.js'
import { TransportError } from './transport.js'

const kafka = { kind: 'kafka', brokers: ['127.0.0.1:1'], username: 'haizhu', password: 'x' } as const
const open = (config: object) => openTransport(config as ExchangeConfig, { deployment: 'haizhu' })

test.each([
  ['no broker', { ...kafka, brokers: [] }, 'brokers names no broker'],
  ['a broker without a port', { ...kafka, brokers: ['kafka.gz.example'] }, 'brokers holds "kafka.gz.example", which is no host:port'],
  ['a broker with a port that is none', { ...kafka, brokers: ['kafka:99999'] }, 'brokers holds "kafka:99999"'],
  ['no user', { ...kafka, username: '' }, 'username is missing'],
  ['no password', { ...kafka, password: undefined }, 'password or passwordFile is missing'],
  ['two passwords', { ...kafka, passwordFile: 'x' }, 'password or passwordFile is missing; give one of the two'],
  ['an empty password', { ...kafka, password: '' }, 'password is empty'],
  ['a password file that is not there', { ...kafka, password: undefined, passwordFile: '/nowhere/secret' }, 'passwordFile cannot be read: ENOENT'],
  ['an authority that is not there', { ...kafka, ssl: { caFile: '/nowhere/ca.pem' } }, 'ssl.caFile cannot be read: ENOENT'],
  ['no url', { kind: 'embedded' }, 'url is missing'],
  ['a kind nobody knows', { kind: 'rabbit', url: 'x' }, 'no exchange of the kind "rabbit"'],
])('a configuration with %s is refused, and says what is wrong', async (_, config, message) => {
  await expect(open(config)).rejects.toMatchObject({ code: 'bad-settings', message: expect.stringContaining(message) })
})

test('a broker that is away: opening works, sending is refused as an outage that names the broker and the way out', async () => {
  const transport = await open(kafka)
  const sending = transport.send('tb.hz.events', [{ key: 'hz', value: '{}', headers: {} }])
  await expect(sending).rejects.toMatchObject({ code: 'ECONNREFUSED', message: expect.stringMatching(/^No Kafka broker of 127\.0\.0\.1:1 can be reached: .*ECONNREFUSED.* See that it runs, and that "brokers" names/) })
  await expect(sending).rejects.not.toBeInstanceOf(TransportError)
  const told: string[] = []
  const telling = await openTransport(kafka, { deployment: 'haizhu', log: { warn: (_, message) => { told.push(message) } } })
  const reading = await telling.eachBatch({ group: 'g', topics: ['tb.hz.inbox'], from: 'committed' }, async () => undefined)
  expect(told).toContain('Kafka is away: reading begins when it is back')
  await reading.stop()
  await Promise.all([transport.close(), telling.close()])
})

test('a password file that goes away later is named when it is needed', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tongban-kafka-'))
  const passwordFile = path.join(folder, 'secret')
  writeFileSync(passwordFile, 'x\n', { mode: 0o600 })
  const transport = await open({ ...kafka, password: undefined, passwordFile })
  rmSync(folder, { recursive: true })
  await expect(transport.send('t.x', [{ key: '', value: '', headers: {} }])).rejects.toMatchObject({ code: 'bad-settings', message: expect.stringContaining(passwordFile) })
  await transport.close()
})

test('kafkajs is loaded for Kafka alone', () => {
  const root = path.resolve(import.meta.dirname, '../../../..')
  execFileSync(process.execPath, ['tools/build.mjs', 'libs/kernel', 'libs/contracts', 'libs/database', 'libs/directory', 'libs/exchange'], { cwd: root, stdio: 'pipe' })
  const loaded = (config: object) => execFileSync(process.execPath, ['--input-type=module', '-e', `
    import { createRequire } from 'node:module'
    const { openTransport } = await import('@tongban/exchange')
    await (await openTransport(${JSON.stringify(config)}, { deployment: 'haizhu' })).close()
    console.log(Object.keys(createRequire('${path.join(root, 'package.json')}').cache ?? {}).some((file) => file.includes('kafkajs')))`],
  { cwd: path.join(root, 'libs/exchange'), encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } }).trim()
  expect([loaded({ kind: 'embedded', url: 'postgres://x@127.0.0.1:1/x' }), loaded(kafka)]).toEqual(['false', 'true'])
})
