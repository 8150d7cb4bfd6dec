import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openTransport, TransportError, type Transport } from '@tongban/exchange'
import { collect, eventually, numbered } from '../../libs/exchange/src/transport/contract/collect.js'
import { KafkaServer } from './kafka-server.js'

let server: KafkaServer
let broker: ChildProcess
let folder: string
const transports: Transport[] = []
const certificate = (name: string) => path.join(folder, `${name}.pem`)

/** A key with a certificate of its own for this machine's address, as keytool of the Java that Kafka needs makes it. */
function makeCertificate(name: string): string {
  const store = path.join(folder, `${name}.p12`)
  const keytool = (...args: string[]) => execFileSync('keytool', [...args, '-alias', name, '-storetype', 'PKCS12', '-keystore', store, '-storepass', 'for-this-test'], { stdio: 'pipe' })
  keytool('-genkeypair', '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '2', '-dname', `CN=${name}`, '-ext', 'SAN=ip:127.0.0.1')
  keytool('-exportcert', '-rfc', '-file', certificate(name))
  return store
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tongban-tls-'))
  const store = makeCertificate('broker')
  makeCertificate('stranger')
  // The server of the project's own files, its data and users, with its clients' listener turned to TLS.
  server = await KafkaServer.start('tls')
  await server.stop()
  const home = path.join(server.folder, 'servers')
  const properties = path.join(folder, 'server.properties')
  const stores = ['keystore', 'truststore'].flatMap((kind) => [`ssl.${kind}.type=PKCS12`, `ssl.${kind}.location=${store}`, `ssl.${kind}.password=for-this-test`])
  writeFileSync(properties, [readFileSync(path.join(home, 'kafka/server.properties'), 'utf8').replace('CLIENTS:SASL_PLAINTEXT', 'CLIENTS:SASL_SSL'), ...stores].join('\n'), { mode: 0o600 })
  const software = path.join(home, 'software', readdirSync(path.join(home, 'software')).find((name) => name.startsWith('kafka-'))!)
  broker = spawn('java', ['-Xmx320m', '-cp', path.join(software, '*'), 'kafka.Kafka', properties], { cwd: folder, stdio: 'ignore' })
  const probe = await open(tls)
  await eventually(() => probe.send('tb.none', numbered('a', 1)).then(() => true, (error: unknown) => error instanceof TransportError), () => 'the broker does not answer', 60_000)
}, 180_000)
afterAll(async () => {
  await Promise.all(transports.map((transport) => transport.close()))
  broker.kill('SIGTERM')
  await once(broker, 'exit')
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

const tls = () => ({ ssl: { caFile: certificate('broker') } })
async function open(more: () => object): Promise<Transport> {
  const transport = await openTransport({ kind: 'kafka', ...server.options('haizhu'), ...more() }, { deployment: 'haizhu' })
  transports.push(transport)
  return transport
}

test('with the authority named, topics are made and messages carried over TLS', async () => {
  const { username, passwordFile } = server.adminOptions
  const named = ['--brokers', server.brokers.join(','), '--username', username, '--password-file', passwordFile, '--ca-file', certificate('broker'), '--passwords', path.dirname(passwordFile)]
  expect(await server.tongban('topics', 'apply', ...named)).toMatchObject({ code: 0, out: expect.stringContaining('18 topics, 6 users and their rights are as they should be') })
  const transport = await open(tls)
  await transport.send('tb.hz.events', numbered('hz', 100))
  const reading = await collect(transport, { group: 'tls', topics: ['tb.hz.events'] })
  await reading.until(100)
  expect(reading.values()).toEqual(numbered('hz', 100).map(({ value }) => value))
  await reading.stop()
}, 60_000)

test.each([
  ['no authority named', () => ({ ssl: {} }), /self-signed certificate\. Name the authority that signed its certificate in ssl\.caFile\.$/],
  ['another authority', () => ({ ssl: { caFile: certificate('stranger') } }), /self-signed certificate\. Name the authority that signed its certificate in ssl\.caFile\.$/],
  ['another name than the certificate\'s', () => ({ ...tls(), brokers: server.brokers.map((at) => at.replace('127.0.0.1', 'localhost')) }), /does not match certificate's altnames.*Name the broker in "brokers" as its certificate does\.$/],
  ['no TLS at all', () => ({}), /^No Kafka broker of .* can be reached: .* See that it runs, and that "brokers" names a listener without TLS \(or set ssl\)\.$/],
])('%s: nothing is sent, and the sentence says why', async (_, more, sentence) => {
  const transport = await open(more)
  const sending = transport.send('tb.hz.events', numbered('hz', 1))
  await expect(sending).rejects.toThrow(sentence)
  await expect(sending).rejects.not.toBeInstanceOf(TransportError)
}, 60_000)
