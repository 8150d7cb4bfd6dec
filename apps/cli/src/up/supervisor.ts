import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { embeddedAdminUrl, guardianMain } from '@tongban/database'
import { isRefusal, type Localized, type Refusal } from '@tongban/kernel'
import type { ProcessConfig } from '@tongban/service'
import type { Engines } from '../engines/engines.js'
import { Child } from './child.js'
import { processConfigs } from './configs.js'
import { demoAccounts } from './demo-files.js'
import type { Deployment } from './federation.js'
import { lockFolder, type Lock } from './lock.js'
import { findBusyPort } from './ports.js'
import type { Progress } from './progress.js'
import { prepareAside } from './preparation.js'
import { Secrets } from './secrets.js'
import { portOf, urlOf, type Settings } from './settings.js'
import { standardsArrived } from './standards-arrived.js'

const scriptsOf = (deployments: readonly Deployment[], { identity }: Engines): Record<string, string> => ({
  ...(identity.kind === 'embedded' && { issuer: 'libs/identity/dist/issuer/main.js' }),
  gateway: 'apps/gateway/dist/main.js',
  ...Object.fromEntries(deployments.map(({ id, script }) => [id, script])),
})

/** Bounds of the heaps: with 128 MiB the demo's processes stayed within the memory that the README states; those that keep less get less. */
const HEAP_MIB: Record<string, number> = { postgresql: 24, issuer: 64, gateway: 128 }

/** How many steps the progress has: five before the processes and one for each real engine, each process, and one after. */
export const stepsOf = (deployments: readonly Deployment[], engines: Engines): number =>
  6 + Object.values(engines).filter(({ kind }) => kind !== 'embedded').length + Object.keys(scriptsOf(deployments, engines)).length

/** A process of the federation did not come up. */
export class NotStarted extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refused)
  }
}

/** Starts every process of the federation in order of need, keeps each alive, and ends them all. */
export class Supervisor {
  private readonly children: Child[] = []
  private postgres: Child | undefined
  private stopping = false
  readonly passwords: Record<string, string> = {}
  /** What the operator should know when all is ready. */
  readonly notes: Localized[] = []

  private constructor(
    private readonly settings: Settings,
    private readonly deployments: readonly Deployment[],
    private readonly engines: Engines,
    private readonly lock: Lock,
    private readonly progress: Progress,
    private readonly tell: (name: string, why: string) => void,
  ) {}

  /** Takes the data folder and checks the ports; refuses with the thing and the way out. */
  static async open(settings: Settings, deployments: readonly Deployment[], engines: Engines, progress: Progress, tell: (name: string, why: string) => void): Promise<Supervisor | Refusal> {
    const lock = lockFolder(settings.dataDir, settings.basePort)
    if (isRefusal(lock)) {
      progress.stop()
      return lock
    }
    const busy = await findBusyPort(settings)
    if (busy) {
      lock.release()
      progress.stop()
      return busy
    }
    for (const folder of ['run', 'logs']) mkdirSync(path.join(settings.dataDir, folder), { recursive: true, mode: 0o700 })
    return new Supervisor(settings, deployments, engines, lock, progress, tell)
  }

  async start(): Promise<void> {
    const secrets = new Secrets(path.join(this.settings.dataDir, 'secrets'))
    Object.assign(this.passwords, secrets.demoPasswords(demoAccounts(this.settings.root).map(({ username }) => username)))
    const adminUrl = await this.startPostgres()
    const databases = await prepareAside({ adminUrl, settings: this.settings, deployments: this.deployments.map(({ id }) => id), engines: this.engines }, {
      finished: (step) => this.progress.finished(step), doing: (step) => this.progress.doing(step), note: (text) => this.notes.push(text),
    })
    const configs = processConfigs(this.settings, this.deployments, databases, secrets, this.engines)
    // Of an issuer that is started no more.
    if (!configs['issuer']) rmSync(this.configFile('issuer'), { force: true })
    for (const config of Object.values(configs)) this.writeConfig(config)
    await Promise.all(Object.entries(scriptsOf(this.deployments, this.engines)).map(([name, script]) => this.startProcess(name, script)))
    const late = await standardsArrived(urlOf(this.settings, 'gateway'), this.deployments, this.settings.root)
    this.progress.finished(late.length === 0
      ? { zh: '各中心均已取得事项目录', en: 'the catalogue at every centre' }
      : { zh: `事项目录（${late.join('、')} 尚未取得）`, en: `the catalogue, not yet at ${late.join(', ')}` })
    this.progress.stop()
  }

  /** Ends the services first and PostgreSQL last. */
  async stop(): Promise<void> {
    this.stopping = true
    this.progress.stop()
    await Promise.all(this.children.map((child) => child.stop(4_000)))
    await this.postgres?.stop(5_000)
    this.lock.release()
  }

  /** The administrator's URL: of the server that DATABASE_URL names, or of the embedded one under its guardian. */
  private async startPostgres(): Promise<string> {
    if (this.settings.databaseUrl) {
      this.progress.finished({ zh: 'DATABASE_URL 指定的 PostgreSQL', en: 'PostgreSQL of DATABASE_URL' })
      return this.settings.databaseUrl
    }
    this.progress.doing({ zh: 'PostgreSQL' })
    const folder = path.join(this.settings.dataDir, 'postgresql')
    const port = portOf(this.settings, 'postgresql')
    this.postgres = this.child('postgresql', guardianMain, [folder, String(port)])
    const refused = await this.postgres.start(1)
    if (refused) throw new NotStarted(refused)
    this.progress.finished(this.postgres.said.adopted ? { zh: 'PostgreSQL（已在运行，直接接管）', en: 'PostgreSQL, found running and adopted' } : { zh: 'PostgreSQL' })
    return embeddedAdminUrl(folder, Number(this.postgres.said.port))
  }

  private async startProcess(name: string, script: string): Promise<void> {
    const child = this.child(name, path.join(this.settings.root, script))
    this.children.push(child)
    const refused = await child.start()
    if (refused) throw new NotStarted(refused)
    this.progress.finished({ zh: name })
  }

  private child(name: string, script: string, args: string[] = []): Child {
    return new Child({
      name, script, args,
      env: {
        ...process.env,
        DATABASE_URL: undefined,
        TONGBAN_DATA: this.settings.dataDir,
        TONGBAN_CONFIG: this.configFile(name),
        // One for each: processes that write out the same folder at the same time stop each other for seconds.
        NODE_COMPILE_CACHE: path.join(this.settings.dataDir, 'compile-cache', name),
        NODE_ENV: 'production',
      },
      log: path.join(this.settings.dataDir, 'logs', `${name}.log`),
      memoryMiB: HEAP_MIB[name] ?? 128,
      onRestart: (who, why) => this.stopping || this.tell(who, why),
    })
  }

  private configFile(name: string): string { return path.join(this.settings.dataDir, 'run', `${name}.json`) }

  private writeConfig(config: ProcessConfig): void {
    writeFileSync(this.configFile(config.deployment), JSON.stringify(config, null, 2), { mode: 0o600 })
  }
}
