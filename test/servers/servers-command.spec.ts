import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import kafkajs from 'kafkajs'
import { isAlive } from '../../apps/cli/src/up/alive.js'
import { listenOn, ServersCommand } from './servers-command.js'

const PATIENCE = 180_000
let servers: ServersCommand
beforeAll(async () => { servers = await ServersCommand.prepare() })
afterAll(() => servers.remove(), 60_000)

const passwordOf = (file: string): string => readFileSync(file, 'utf8')
const kafka = () => servers.states().kafka!

function client(username: string, password: string): kafkajs.Kafka {
  return new kafkajs.Kafka({ clientId: 'test', brokers: kafka().brokers, logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 3, initialRetryTime: 100 }, sasl: { mechanism: 'scram-sha-512', username, password } })
}

async function asAdmin<T>(work: (admin: kafkajs.Admin) => Promise<T>): Promise<T> {
  const admin = client('admin', passwordOf(kafka().admin.passwordFile)).admin()
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.disconnect()
  }
}

const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Error) => error.message)

test('what is not running is said to be so, and stopping it is no failure', async () => {
  expect(await servers.run(['status'])).toMatchObject({ code: 1, out: expect.stringContaining('Kafka 4.1.2: not running') })
  expect(await servers.run(['stop', 'kafka', 'postgres'])).toMatchObject({ code: 0, out: expect.stringMatching(/PostgreSQL \d+ was not running\nKafka 4.1.2 was not running\n/), err: '' })
}, PATIENCE)

test('a first start fetches, sets up and ends when both are healthy', async () => {
  const said = await servers.run(['start', 'kafka', 'postgres'])
  expect(said).toMatchObject({ code: 0, err: '' })
  expect(said.out).toMatch(new RegExp(`Kafka 4\\.1\\.2 is ready on 127\\.0\\.0\\.1:${servers.basePort + 20} \\(.* s\\)\n[^]*PostgreSQL \\d+ is ready on 127\\.0\\.0\\.1:${servers.basePort + 23}`))
  expect((await servers.run(['status', 'kafka', 'postgres', '--json']))).toMatchObject({ code: 0, out: expect.stringMatching(/"healthy": true[^]*"healthy": true/) })
}, PATIENCE)

test('what clients read is for its owner alone, and no password stands in a process list or a log', () => {
  const { kafka, postgres } = servers.states()
  const files = [servers.file('servers.json'), servers.file('kafka/server.properties'), kafka!.admin.passwordFile, ...Object.values(kafka!.users).map((user) => user.passwordFile), postgres!.admin.passwordFile]
  expect(files.map((file) => [file, statSync(file).mode & 0o777])).toEqual(files.map((file) => [file, 0o600]))
  const passwords = files.slice(2).map(passwordOf)
  expect(new Set(passwords).size).toBe(passwords.length)
  const seen = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }) + readFileSync(kafka!.log, 'utf8') + readFileSync(servers.file('servers.json'), 'utf8')
  expect(passwords.filter((password) => password.length < 16 || seen.includes(password))).toEqual([])
})

test('a deployment logs in and may do nothing until it has an ACL; a wrong password and nobody may not even that', async () => {
  await asAdmin((admin) => admin.createTopics({ topics: [{ topic: 'tb.hz.events', numPartitions: 1 }], waitForLeaders: true }))
  const write = async (kafka: kafkajs.Kafka): Promise<string> => {
    const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
    return outcome(producer.connect().then(() => producer.send({ topic: 'tb.hz.events', messages: [{ value: 'x' }] })).finally(() => producer.disconnect()))
  }
  const password = passwordOf(kafka().users.haizhu!.passwordFile)
  expect(await write(client('haizhu', password))).toMatch(/[Nn]ot authorized/)
  expect(await write(client('haizhu', `${password}x`))).toMatch(/SASL|[Aa]uthentication/)
  expect(await write(new kafkajs.Kafka({ brokers: kafka().brokers, logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 0 }, requestTimeout: 2_000 }))).not.toBe('done')
  expect(await write(client('admin', passwordOf(kafka().admin.passwordFile)))).toBe('done')
  const controller = new kafkajs.Kafka({ brokers: [`127.0.0.1:${servers.basePort + 22}`], logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 0 }, sasl: { mechanism: 'plain', username: 'admin', password: 'guessed' } })
  expect(await outcome(controller.admin().connect())).toMatch(/[Aa]uthentication/)
}, PATIENCE)

test('a start while it runs adopts it, also when nobody wrote down which process it is; on other ports it refuses', async () => {
  const { pid } = kafka()
  expect(await servers.run(['start', 'kafka', 'postgres'])).toMatchObject({ code: 0, out: expect.stringMatching(/Kafka 4\.1\.2 runs on .* already[^]*PostgreSQL \d+ runs on .* already/) })
  for (const damage of ['removed', 'another process', 'cut short']) {
    if (damage === 'removed') rmSync(servers.file('kafka/process.json'))
    else writeFileSync(servers.file('kafka/process.json'), damage === 'cut short' ? '{"pid"' : JSON.stringify({ pid: process.pid, port: servers.basePort + 20, started: '1' }))
    rmSync(servers.file('servers.json'))
    expect(await servers.run(['start', 'kafka'])).toMatchObject({ code: 0, out: expect.stringContaining('runs on') })
    expect(kafka().pid).toBe(pid)
  }
  expect(await servers.run(['start', 'kafka'], { env: { TONGBAN_PORT: '4444' } })).toMatchObject({
    code: 2, err: `Kafka 4.1.2 of this data folder runs on port ${servers.basePort + 20}, and 4464 is asked for. Stop it first (npm run servers -- stop), or set TONGBAN_PORT as it was.\n`,
  })
}, PATIENCE)

test('a second start is ready within 20 s and has what was there; both names may be given twice', async () => {
  expect((await servers.run(['stop', 'postgres', 'kafka', 'kafka'])).out).toMatch(/PostgreSQL \d+ has stopped .*\nKafka 4\.1\.2 has stopped .*\n$/)
  expect(servers.states()).toEqual({})
  const said = await servers.run(['start', 'kafka', 'postgres', 'kafka'])
  expect(said.code).toBe(0)
  expect(said.seconds).toBeLessThan(20)
  expect(await asAdmin((admin) => admin.listTopics())).toContain('tb.hz.events')
}, PATIENCE)

test('killed with -9: status says so, and the next start has what was there', async () => {
  const { pid } = kafka()
  process.kill(pid, 'SIGKILL')
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await servers.run(['status', 'kafka'])).toMatchObject({ code: 1, out: 'Kafka 4.1.2: not running\n' })
  // Its number belongs to another program now.
  writeFileSync(servers.file('kafka/process.json'), JSON.stringify({ pid: process.pid, port: servers.basePort + 20, started: '1' }))
  const said = await servers.run(['start', 'kafka'])
  expect(said.code).toBe(0)
  expect(said.seconds).toBeLessThan(20)
  expect(kafka().pid).not.toBe(pid)
  expect(await asAdmin((admin) => admin.listTopics())).toContain('tb.hz.events')
}, PATIENCE)

test('a foreign server on any of its ports is refused by the port, with the way out, and left alone', async () => {
  await servers.run(['stop'])
  for (const [port, name] of [[20, 'kafka'], [22, 'kafka'], [23, 'postgres']] as const) {
    const stranger = await listenOn(servers.basePort + port)
    const said = await servers.run(['start', name])
    expect(said).toMatchObject({ code: 2, err: expect.stringMatching(new RegExp(`^Port ${servers.basePort + port} on 127\\.0\\.0\\.1, which .* needs, is taken by a program that does not belong to this data folder\\. Stop that program, or take other ports: TONGBAN_PORT=${servers.basePort + 1000} npm run servers -- start\n$`)) })
    expect(await servers.run(['stop', name])).toMatchObject({ code: 0, out: expect.stringContaining('was not running') })
    expect(stranger.listening).toBe(true)
    await new Promise((resolve) => stranger.close(resolve))
  }
}, PATIENCE)

test('two starts and a third, killed at any moment, leave one server that the next start uses', async () => {
  for (const moment of ['fetching', 'starting', 'waiting']) {
    await servers.run(['stop', 'kafka'])
    // Also from nothing: without its data and its software.
    if (moment === 'fetching') for (const name of ['software/kafka-4.1.2', 'kafka']) rmSync(servers.file(name), { recursive: true })
    const killed = await servers.run(['start', 'kafka'], { watch: (out, kill) => out.includes(moment) && kill() })
    expect(killed.code).toBeNull()
    const [one, two] = await Promise.all([servers.run(['start', 'kafka']), servers.run(['start', 'kafka'])])
    expect([one.code, two.code, one.err, two.err]).toEqual([0, 0, '', ''])
    const mark = `-Dtongban.servers=${servers.file('kafka')}`
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n').filter((args) => args.includes(mark))).toHaveLength(1)
  }
}, PATIENCE)

test('what keeps it from starting is read from the end of its log', async () => {
  await servers.run(['stop', 'kafka'])
  const meta = servers.file('kafka/data/meta.properties')
  const kept = readFileSync(meta, 'utf8')
  writeFileSync(meta, kept.replace('node.id=1', 'node.id=2'))
  const said = await servers.run(['start', 'kafka'])
  expect(said.code).toBe(2)
  expect(said.err).toMatch(/--- the end of the log of Kafka 4\.1\.2 \(.*server\.log\)\n[^]*node id[^]*\n---\nKafka 4\.1\.2 ended while starting \(.*\)\. The end of its log stands above, all of it in /i)
  expect(servers.states()).not.toHaveProperty('kafka')
  writeFileSync(meta, kept)
  expect((await servers.run(['start', 'kafka'])).code).toBe(0)
}, PATIENCE)

test('says what to install, and which folder cannot be written', async () => {
  await servers.run(['stop', 'kafka'])
  expect(await servers.run(['start', 'kafka'], { env: { PATH: path.dirname(process.execPath) } })).toMatchObject({
    code: 2, err: 'Kafka 4.1.2 needs java, mvn, which this machine does not have. Install: apt-get install openjdk-17-jre-headless maven\n',
  })
  expect(await servers.run(['start', 'kafka'], { env: { TONGBAN_DATA: '/proc/tongban' } })).toMatchObject({ code: 2, err: expect.stringMatching(/^The folder \/proc\/tongban\/servers cannot be written \(E\w+\)\./) })
  expect(await servers.run(['start', 'kafka'], { env: { TONGBAN_PORT: 'x' } })).toMatchObject({ code: 2, err: expect.stringContaining('TONGBAN_PORT is "x"') })
}, PATIENCE)
