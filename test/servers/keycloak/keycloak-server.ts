import { execFile } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { KeycloakAdmin } from '../../../apps/cli/src/realm/keycloak-admin.js'
import { readStates, type KeycloakState } from '../../../apps/cli/src/servers/state.js'

const root = path.resolve(import.meta.dirname, '../../..')

/**
 * A real Keycloak: the one that the file named by TONGBAN_SERVERS tells of (`<data folder>/servers/servers.json`), or one of the test's own, started
 * by `npm run servers` in a folder of its own. Its software stays there for the next run, its data does not.
 */
export class KeycloakServer {
  private constructor(private readonly state: KeycloakState, private readonly env: NodeJS.ProcessEnv | undefined) {}

  static async open(): Promise<KeycloakServer> {
    const running = process.env.TONGBAN_SERVERS && readStates(process.env.TONGBAN_SERVERS).keycloak
    if (running) return new KeycloakServer(running, undefined)
    const folder = path.join(root, '.tongban-test-keycloak')
    const env = { ...process.env, TONGBAN_DATA: folder, TONGBAN_PORT: String(await freeBase()), NODE_OPTIONS: '' }
    await servers('stop', env)
    rmSync(path.join(folder, 'servers/keycloak'), { recursive: true, force: true })
    await servers('start', env)
    return new KeycloakServer(readStates(path.join(folder, 'servers/servers.json')).keycloak!, env)
  }

  get url(): string {
    return this.state.url
  }

  admin(realm: string): KeycloakAdmin {
    return new KeycloakAdmin({ server: this.url, realm, username: this.state.admin.username, password: readFileSync(this.state.admin.passwordFile, 'utf8').trim() })
  }

  async close(): Promise<void> {
    if (this.env) await servers('stop', this.env)
  }
}

/** How long a Keycloak may take to be fetched, unpacked and started. */
export const KEYCLOAK_STARTS_MS = 300_000

const servers = (act: 'start' | 'stop', env: NodeJS.ProcessEnv) =>
  promisify(execFile)(process.execPath, ['apps/cli/bin/tongban.js', 'servers', act, 'keycloak'], { cwd: root, env, timeout: KEYCLOAK_STARTS_MS })

/** A base whose ports for Keycloak are free: tests run beside a start. */
async function freeBase(): Promise<number> {
  for (let base = 20_000 + Math.floor(Math.random() * 100) * 100; ; base += 100) {
    const free = await Promise.all([21, 24].map((seat) => isFree(base + seat)))
    if (!free.includes(false)) return base
  }
}

const isFree = (port: number): Promise<boolean> => new Promise((resolve) => {
  const probe = createServer()
  probe.once('error', () => resolve(false))
  probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
})
