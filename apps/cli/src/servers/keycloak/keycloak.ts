import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Refused } from '../../refused.js'
import type { Layout } from '../layout.js'
import { endProcess, findOwn, markOf, writeProcess, type OwnProcess } from '../own-process.js'
import type { RealServer, Tell } from '../real-server.js'
import { SecretFiles } from '../secret-files.js'
import { ensureSoftware } from '../software.js'
import { spawnServer } from '../start-server.js'
import type { KeycloakState } from '../state.js'
import { javaCommand, needTools, runProgram } from '../tools.js'
import { unzip } from '../unzip.js'
import { untilWell } from '../until-well.js'
import { askKeycloak } from './ask-keycloak.js'
import { readRealmFiles } from './realm-files.js'

const VERSION = '26.7.3'
/** Compiled in one tier: a start takes half the time, which counts for more here than the last part of its speed. */
const JVM = ['-Xms64m', '-Xmx384m', '-XX:MetaspaceSize=96M', '-XX:MaxMetaspaceSize=256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']
/** As bin/kc.sh starts it: that script would stay as a process between. */
const OPENED = ['java.util', 'java.util.concurrent', 'java.security', 'java.lang'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`)
/** Fixed when the software is unpacked, so that a start need not work them out again. */
const BUILT = ['--db=dev-file', '--cache=local', '--health-enabled=true']

/** How long a realm that was just imported may take to be served: clients that waited come all at once, and its health page fails meanwhile. */
const STEADY_MS = 30_000

/** One Keycloak with a database in a file, on http. */
export class Keycloak implements RealServer<'keycloak'> {
  readonly name = 'keycloak'
  readonly title = `Keycloak ${VERSION}`
  readonly seat = 'keycloak'
  readonly seats = ['keycloak', 'keycloak-health'] as const
  readonly patienceSeconds = 120
  readonly log: string
  private readonly folder: string
  private readonly secretFiles: SecretFiles

  constructor(private readonly layout: Layout) {
    this.folder = layout.of('keycloak')
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
    mkdirSync(path.dirname(this.home), { recursive: true })
    await ensureSoftware({
      title: this.title, recipe: path.join(this.layout.root, 'deploy/servers/keycloak'), target: this.home,
      unpack: (fetched) => {
        tell({ zh: `展开并构建 ${this.title}`, en: `unpacking and building ${this.title}` })
        return this.unpack(fetched)
      },
    }, (share) => tell({ zh: `获取 ${this.title}`, en: `fetching ${this.title}` }, share))
    // A first start that was killed: the database may be there without its administrator.
    if (!existsSync(this.importedFile)) rmSync(this.data, { recursive: true, force: true })
    mkdirSync(this.data, { recursive: true, mode: 0o700 })
    rmSync(path.join(this.home, 'data'), { recursive: true, force: true })
    symlinkSync(this.data, path.join(this.home, 'data'))
    this.layOutRealms()
  }

  async launch(): Promise<number> {
    const port = this.layout.port('keycloak')
    const args = [
      'start', '--optimized', '--import-realm', '--http-enabled=true', '--http-host=127.0.0.1', `--http-port=${port}`, `--hostname=${this.url}`,
      `--http-management-port=${this.layout.port('keycloak-health')}`, '--log=console', '--log-console-color=false', '--log-level=info,io.smallrye.health:error',
    ]
    const pid = spawnServer(javaCommand(), [...this.javaOptions(this.home), markOf(this.folder), `-Dtongban.port=${port}`, ...this.program(this.home), ...args], {
      cwd: this.folder, log: this.log,
      env: { ...process.env, KC_BOOTSTRAP_ADMIN_USERNAME: 'admin', KC_BOOTSTRAP_ADMIN_PASSWORD: this.secretFiles.password('admin') },
    })
    writeProcess(this.folder, pid, port)
    return pid
  }

  ailment(): Promise<string | undefined> {
    return askKeycloak({ url: this.url, healthUrl: this.healthUrl, login: { username: 'admin', password: this.secretFiles.password('admin') }, realms: Object.keys(this.imported()) })
  }

  /** Writes down which realms were imported, and from what. */
  async finish(): Promise<void> {
    const fresh = readRealmFiles(this.realmFolder).filter(({ realm }) => !(realm in this.imported()))
    writeFileSync(this.importedFile, JSON.stringify({ ...this.imported(), ...Object.fromEntries(fresh.map(({ realm, sum }) => [realm, sum])) }))
    const lacking = await untilWell(() => this.ailment(), STEADY_MS)
    if (lacking !== undefined) throw new Refused('server-step-failed', { name: this.title, step: 'importing the realm', reason: lacking })
  }

  /** Says where a realm's file is not what was imported: an existing realm is never changed by a start. */
  notice(): { zh: string; en: string } | undefined {
    const imported = this.imported()
    const changed = readRealmFiles(this.realmFolder).filter(({ realm, sum }) => imported[realm] !== sum).map(({ file }) => path.basename(file))
    return changed.length === 0 ? undefined : {
      zh: `deploy/keycloak 中的 ${changed.join('、')} 在导入之后有改动；要重新导入（其用户会丢失），请先 stop keycloak，删除 ${this.data}，再 start keycloak`,
      en: `deploy/keycloak/${changed.join(', ')} is not what was imported; to import it anew (its users are lost) stop keycloak, remove ${this.data}, and start keycloak`,
    }
  }

  end(pid: number): Promise<boolean> {
    return endProcess(pid, 20_000)
  }

  state({ pid }: OwnProcess): KeycloakState {
    const [realm] = Object.keys(this.imported())
    return {
      version: VERSION, pid, log: this.log, url: this.url, healthUrl: this.healthUrl,
      ...(realm !== undefined && { realm, issuer: `${this.url}/realms/${realm}` }),
      admin: { username: 'admin', passwordFile: this.secretFiles.file('admin') },
    }
  }

  private async unpack(fetched: string): Promise<string> {
    const name = `keycloak-${VERSION}`
    unzip(path.join(fetched, `keycloak-quarkus-dist-${VERSION}.zip`), fetched)
    const fresh = path.join(fetched, name)
    const { code, output } = await runProgram(javaCommand(), [...this.javaOptions(fresh), ...this.program(fresh), 'build', ...BUILT], { cwd: fresh })
    if (code !== 0) throw Refused.long('server-step-failed', { name: this.title, step: 'kc build', reason: output.trim().split('\n').at(-1) ?? `exit code ${code}` })
    return fresh
  }

  private javaOptions(home: string): string[] {
    return [
      ...JVM, ...OPENED, '-Dfile.encoding=UTF-8', '-Duser.language=en', '-Duser.country=US', `-Dkc.home.dir=${home}`, `-Djboss.server.config.dir=${path.join(home, 'conf')}`,
      '-Djava.util.logging.manager=org.jboss.logmanager.LogManager', '-Dpicocli.disable.closures=true', '-Dquarkus-log-max-startup-records=10000',
      '-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory',
    ]
  }

  private program(home: string): string[] {
    return ['-cp', path.join(home, 'lib/quarkus-run.jar'), 'io.quarkus.bootstrap.runner.QuarkusEntryPoint']
  }

  private layOutRealms(): void {
    const folder = path.join(this.data, 'import')
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder)
    for (const { file, realm } of readRealmFiles(this.realmFolder)) copyFileSync(file, path.join(folder, `${realm}-realm.json`))
  }

  private imported(): Record<string, string> {
    return existsSync(this.importedFile) ? (JSON.parse(readFileSync(this.importedFile, 'utf8')) as Record<string, string>) : {}
  }

  private get url(): string { return `http://127.0.0.1:${this.layout.port('keycloak')}` }
  private get healthUrl(): string { return `http://127.0.0.1:${this.layout.port('keycloak-health')}/health/ready` }
  private get home(): string { return this.layout.software(`keycloak-${VERSION}`) }
  private get data(): string { return path.join(this.folder, 'data') }
  private get importedFile(): string { return path.join(this.data, 'imported.json') }
  private get realmFolder(): string { return path.join(this.layout.root, 'deploy/keycloak') }
}
