import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { askKafka } from '../../apps/cli/src/servers/kafka/ask-kafka.js'
import { isAlive } from '../../apps/cli/src/up/alive.js'
import { ServersCommand } from './servers-command.js'

const compose = path.resolve(import.meta.dirname, '../../deploy/compose')
const base = path.resolve(import.meta.dirname, '../../deploy/servers/kafka/server.properties')
let servers: ServersCommand
let folder: string
let broker: ChildProcess | undefined

/** The programs that the image has, from the same software. */
const PROGRAMS = { 'kafka-storage.sh': 'kafka.tools.StorageTool', 'kafka-server-start.sh': 'kafka.Kafka', 'kafka-configs.sh': 'kafka.admin.ConfigCommand' }

beforeAll(async () => {
  servers = await ServersCommand.prepare()
  expect((await servers.run(['start', 'kafka'])).code).toBe(0)
  await servers.run(['stop'])
  folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-compose-'))
  for (const name of ['bin', 'data', 'run']) mkdirSync(path.join(folder, name))
  for (const [name, main] of Object.entries(PROGRAMS)) {
    writeFileSync(path.join(folder, 'bin', name), `#!/bin/sh\nexec java -Xmx256m -cp '${servers.file('software/kafka-4.1.2')}/*' ${main} "$@"\n`)
    chmodSync(path.join(folder, 'bin', name), 0o755)
  }
  cpSync(path.join(compose, 'make-secrets'), path.join(folder, 'make-secrets'))
  for (let times = 0; times < 2; times++) execFileSync(path.join(folder, 'make-secrets'))
}, 120_000)
afterAll(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
  await servers.remove()
}, 60_000)

const environment = () => ({
  ...process.env, KAFKA_BIN: path.join(folder, 'bin'), SECRETS: path.join(folder, 'secrets'), KAFKA_DATA: path.join(folder, 'data'), RUN: path.join(folder, 'run'), BASE: base, KAFKA_PORT: String(servers.basePort + 20),
})

function start(): void {
  const log = openSync(path.join(folder, 'log'), 'w')
  broker = spawn('bash', [path.join(compose, 'start-kafka')], { env: environment(), stdio: ['ignore', log, log] })
  closeSync(log)
}

async function stop(): Promise<void> {
  broker?.kill('SIGTERM')
  while (broker?.pid && isAlive(broker.pid)) await new Promise((resolve) => setTimeout(resolve, 50))
}

const healthy = (): Promise<boolean> => new Promise((resolve) => {
  execFile('bash', [path.join(compose, 'start-kafka'), '--healthy'], { env: environment(), timeout: 20_000 }, (error) => resolve(!error))
})

test('the script of compose.yaml makes the broker with its users, says when it is healthy, and starts it again', async () => {
  expect(await healthy()).toBe(false)
  const clusters: string[] = []
  for (let times = 0; times < 2; times++) {
    start()
    while (!(await healthy()) && broker!.exitCode === null);
    expect(broker!.exitCode === null ? '' : readFileSync(path.join(folder, 'log'), 'utf8')).toBe('')
    for (const line of [`admin ${readFileSync(path.join(folder, 'secrets/kafka-admin'), 'utf8')}`, ...readFileSync(path.join(folder, 'secrets/kafka-users'), 'utf8').trim().split('\n')]) {
      const [username, password] = line.split(' ') as [string, string]
      const answer = await askKafka(`127.0.0.1:${servers.basePort + 20}`, { username, password })
      expect([username, answer]).toEqual([username, { clusterId: expect.any(String) }])
      clusters.push((answer as { clusterId: string }).clusterId)
      expect(await askKafka(`127.0.0.1:${servers.basePort + 20}`, { username, password: `${password}x` })).toHaveProperty('why')
    }
    await stop()
  }
  expect(clusters).toHaveLength(14)
  expect(new Set(clusters).size).toBe(1)
}, 240_000)
