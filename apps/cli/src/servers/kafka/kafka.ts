import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Refused } from '../../refused.js'
import { DEPLOYMENTS } from '../../up/federation.js'
import type { Layout } from '../layout.js'
import { endProcess, findOwn, markOf, writeProcess, type OwnProcess } from '../own-process.js'
import type { RealServer, Tell } from '../real-server.js'
import { SecretFiles } from '../secret-files.js'
import { ensureSoftware } from '../software.js'
import { makeWhole, spawnServer } from '../start-server.js'
import type { KafkaState, Login } from '../state.js'
import { javaCommand, needTools, runProgram } from '../tools.js'
import { askKafka } from './ask-kafka.js'
import { argumentFile, kafkaProperties } from './kafka-config.js'

const VERSION = '4.1.2'
const HEAP = ['-Xms64m', '-Xmx320m', '-XX:+UseSerialGC', '-XX:MaxDirectMemorySize=96m']

/** One Kafka node: broker and controller of a cluster of its own, for who has a password and an ACL. */
export class Kafka implements RealServer<'kafka'> {
  readonly name = 'kafka'
  readonly title = `Kafka ${VERSION}`
  readonly seat = 'kafka'
  readonly seats = ['kafka', 'kafka-controller'] as const
  readonly patienceSeconds = 60
  readonly log: string
  private readonly folder: string
  private readonly secretFiles: SecretFiles

  constructor(private readonly layout: Layout) {
    this.folder = layout.of('kafka')
    this.log = path.join(this.folder, 'server.log')
    this.secretFiles = new SecretFiles(path.join(this.folder, 'secrets'))
  }

  need(): void {
    needTools(this.title, ['java', 'mvn'])
  }

  find(): OwnProcess | undefined {
    return findOwn(this.folder)
  }

  async prepare(tell: Tell): Promise<void> {
    const target = this.layout.software(`kafka-${VERSION}`)
    mkdirSync(path.dirname(target), { recursive: true })
    await ensureSoftware({ title: this.title, recipe: this.recipe, target }, (share) => tell({ zh: `获取 ${this.title}`, en: `fetching ${this.title}` }, share))
    if (!existsSync(path.join(this.data, 'meta.properties'))) await this.format()
    writeFileSync(this.properties, this.configuration(this.data), { mode: 0o600 })
  }

  async launch(): Promise<number> {
    const port = this.layout.port('kafka')
    const pid = spawnServer(javaCommand(), [
      ...HEAP, '-Djava.awt.headless=true', markOf(this.folder), `-Dtongban.port=${port}`,
      `-Dlog4j2.configurationFile=${path.join(this.recipe, 'log4j2.properties')}`, '-cp', this.classpath, 'kafka.Kafka', this.properties,
    ], { cwd: this.folder, log: this.log })
    writeProcess(this.folder, pid, port)
    return pid
  }

  async ailment(): Promise<string | undefined> {
    const answer = await askKafka(this.broker, { username: 'admin', password: this.secretFiles.password('admin') })
    if ('why' in answer) return answer.why
    return answer.clusterId === this.clusterId ? undefined : `another cluster answers there: ${answer.clusterId}`
  }

  /** Adds the users of deployments that were not there when the folder was made. */
  async finish(): Promise<void> {
    const known = this.knownUsers()
    for (const user of DEPLOYMENTS.map(({ id }) => id).filter((id) => !known.includes(id))) {
      await this.withSecretFile('admin.properties', [
        'security.protocol=SASL_PLAINTEXT', 'sasl.mechanism=SCRAM-SHA-512',
        `sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="admin" password="${this.secretFiles.password('admin')}";`, '',
      ].join('\n'), (login) => this.java(`adding the user ${user}`, [
        'kafka.admin.ConfigCommand', '--bootstrap-server', this.broker, '--command-config', login,
        '--alter', '--entity-type', 'users', '--entity-name', user, '--add-config', `SCRAM-SHA-512=[password=${this.secretFiles.password(user)}]`,
      ]))
      known.push(user)
      this.writeKnownUsers(known)
    }
  }

  end(pid: number): Promise<boolean> {
    return endProcess(pid, 30_000)
  }

  state({ pid }: OwnProcess): KafkaState {
    const login = (username: string): Login => ({ username, passwordFile: this.secretFiles.file(username) })
    return {
      version: VERSION, pid, log: this.log, brokers: [this.broker], clusterId: this.clusterId, mechanism: 'scram-sha-512',
      admin: login('admin'), users: Object.fromEntries(this.knownUsers().map((user) => [user, login(user)])),
    }
  }

  /** Makes the cluster's folder with its id and its users. */
  private async format(): Promise<void> {
    const users = DEPLOYMENTS.map(({ id }) => id)
    rmSync(this.data, { recursive: true, force: true })
    const id = (await this.java('making a cluster id', ['kafka.tools.StorageTool', 'random-uuid'])).trim().split('\n').at(-1)!
    await makeWhole(this.data, (fresh) => this.withSecretFile('format.properties', this.configuration(fresh), async (file) => {
      const add = ['admin', ...users].flatMap((user) => ['--add-scram', `SCRAM-SHA-512=[name=${user},password=${this.secretFiles.password(user)}]`])
      await this.java('formatting the data folder', ['kafka.tools.StorageTool', 'format', '-t', id, '-c', file, ...add])
    }))
    this.writeKnownUsers(users)
  }

  /** Runs one of Kafka's own tools. Its arguments go by a file: they hold passwords. */
  private async java(step: string, args: readonly string[]): Promise<string> {
    const all = ['-Xmx128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', `-Dlog4j2.configurationFile=${path.join(this.recipe, 'log4j2.properties')}`, '-cp', this.classpath, ...args]
    const { code, output } = await this.withSecretFile('java.arguments', argumentFile(all), (file) => runProgram(javaCommand(), [`@${file}`], { cwd: this.folder }))
    if (code !== 0) throw Refused.long('server-step-failed', { name: this.title, step, reason: output.trim().split('\n').at(-1) ?? `exit code ${code}` })
    return output
  }

  private async withSecretFile<T>(name: string, text: string, work: (file: string) => Promise<T>): Promise<T> {
    const file = path.join(this.folder, name)
    rmSync(file, { force: true })
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
    try {
      return await work(file)
    } finally {
      rmSync(file, { force: true })
    }
  }

  private configuration(data: string): string {
    return kafkaProperties({
      base: readFileSync(path.join(this.recipe, 'server.properties'), 'utf8'), data, password: this.secretFiles.password('admin'),
      port: this.layout.port('kafka'), controllerPort: this.layout.port('kafka-controller'),
    })
  }

  private knownUsers(): string[] {
    return existsSync(this.usersFile) ? (JSON.parse(readFileSync(this.usersFile, 'utf8')) as string[]) : []
  }

  private writeKnownUsers(users: readonly string[]): void {
    writeFileSync(this.usersFile, JSON.stringify(users))
  }

  private get clusterId(): string {
    return /^cluster\.id=(.+)$/m.exec(readFileSync(path.join(this.data, 'meta.properties'), 'utf8'))?.[1] ?? ''
  }

  private get broker(): string { return `127.0.0.1:${this.layout.port('kafka')}` }
  private get data(): string { return path.join(this.folder, 'data') }
  private get properties(): string { return path.join(this.folder, 'server.properties') }
  private get usersFile(): string { return path.join(this.folder, 'users.json') }
  private get recipe(): string { return path.join(this.layout.root, 'deploy/servers/kafka') }
  private get classpath(): string { return path.join(this.layout.software(`kafka-${VERSION}`), '*') }
}
