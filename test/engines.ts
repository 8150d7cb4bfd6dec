import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { guardFolder } from '@tongban/testing'
import { readStates, type ServerStates } from '../apps/cli/src/servers/state.js'
import { demoAccounts } from '../apps/cli/src/up/demo-files.js'
import { Secrets } from '../apps/cli/src/up/secrets.js'

const root = path.resolve(import.meta.dirname, '..')
/** Fetched and unpacked once, for every test and run. */
const SOFTWARE = path.join(root, '.tongban-test-servers/software')
const STARTS_MS = 300_000

export type Server = 'kafka' | 'keycloak'

/** What the stories run on: TEST_EXCHANGE=kafka and TEST_IDENTITY=keycloak, where SERVERS=1 says that real servers may be started; what is embedded otherwise. */
export const wantedServers = (): Server[] => (process.env.SERVERS
  ? [...(process.env.TEST_EXCHANGE === 'kafka' ? ['kafka' as const] : []), ...(process.env.TEST_IDENTITY === 'keycloak' ? ['keycloak' as const] : [])]
  : [])

/**
 * The real servers of one federation, beside its data folder and named to it as an operator names his own. Its Kafka is its own. Its Keycloak is the one that the
 * file named by TONGBAN_SERVERS tells of, with one set of passwords for all stories, or its own, which takes a minute to start.
 */
export class TestEngines {
  private constructor(readonly folder: string, private readonly basePort: number, private readonly started: readonly Server[], readonly states: Partial<ServerStates>) {}

  static async start(wanted: readonly Server[], basePort: number, dataDir: string): Promise<TestEngines> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-engines-'))
    const running = process.env.TONGBAN_SERVERS ? readStates(process.env.TONGBAN_SERVERS).keycloak : undefined
    const own = wanted.filter((server) => server !== 'keycloak' || !running)
    if (own.length > 0) {
      mkdirSync(SOFTWARE, { recursive: true })
      mkdirSync(path.join(folder, 'servers'))
      symlinkSync(SOFTWARE, path.join(folder, 'servers/software'))
      guardFolder({ folder, command: [...COMMAND, 'stop'], env: environmentOf(folder, basePort) })
      await servers('start', own, folder, basePort)
    }
    if (running && wanted.includes('keycloak')) usePasswordsOf(path.dirname(process.env.TONGBAN_SERVERS!), dataDir)
    return new TestEngines(folder, basePort, own, { ...readStates(path.join(folder, 'servers/servers.json')), ...(running && { keycloak: running }) })
  }

  /** What `tongban up` is told by its environment. */
  environment(wanted: readonly Server[]): NodeJS.ProcessEnv {
    const { kafka, keycloak } = this.states
    return {
      ...(kafka && wanted.includes('kafka') && {
        TONGBAN_EXCHANGE: 'kafka', TONGBAN_KAFKA_BROKERS: kafka.brokers.join(), TONGBAN_KAFKA_ADMIN_USER: kafka.admin.username, TONGBAN_KAFKA_ADMIN_PASSWORD_FILE: kafka.admin.passwordFile,
      }),
      ...(keycloak && wanted.includes('keycloak') && {
        TONGBAN_IDENTITY: 'keycloak', TONGBAN_KEYCLOAK_URL: `${keycloak.url}/realms/tongban`, TONGBAN_KEYCLOAK_ADMIN_USER: keycloak.admin.username, TONGBAN_KEYCLOAK_ADMIN_PASSWORD_FILE: keycloak.admin.passwordFile,
      }),
    }
  }

  /** Stops a server that was started here, and starts it again; `wiped`, without what it kept. */
  stop(server: Server): Promise<unknown> { return servers('stop', [server], this.folder, this.basePort) }
  async again(server: Server, wiped = false): Promise<void> {
    if (wiped) rmSync(path.join(this.folder, 'servers', server, 'data'), { recursive: true })
    await servers('start', [server], this.folder, this.basePort)
  }

  async remove(): Promise<void> {
    if (this.started.length > 0) await servers('stop', this.started, this.folder, this.basePort)
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Accounts are made once in a Keycloak that several federations use one after the other. */
function usePasswordsOf(folder: string, dataDir: string): void {
  const shared = new Secrets(path.join(folder, 'stories'))
  shared.demoPasswords(demoAccounts(root).map(({ username }) => username))
  mkdirSync(path.join(dataDir, 'secrets'), { recursive: true, mode: 0o700 })
  copyFileSync(shared.file('demo-passwords.json'), path.join(dataDir, 'secrets/demo-passwords.json'))
}

const servers = (act: 'start' | 'stop', names: readonly Server[], folder: string, basePort: number) =>
  promisify(execFile)(COMMAND[0], [...COMMAND.slice(1), act, ...names], { cwd: root, env: environmentOf(folder, basePort), timeout: STARTS_MS })

const COMMAND = [process.execPath, path.join(root, 'apps/cli/bin/tongban.js'), 'servers'] as const
const environmentOf = (folder: string, basePort: number): NodeJS.ProcessEnv => ({ ...process.env, NODE_OPTIONS: '', TONGBAN_DATA: folder, TONGBAN_PORT: String(basePort) })
