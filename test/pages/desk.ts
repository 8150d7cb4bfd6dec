import { startIssuer, type Issuer } from '@tongban/identity'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const main = fileURLToPath(new URL('../../apps/gateway/dist/main.js', import.meta.url))

export interface Account {
  username: string
  roles: string[]
  centres: string[]
  department?: string
}

/** A gateway as it is built (`npm run build`) with its issuer, and no city behind it: for what the pages do by themselves. */
export class Desk {
  private constructor(readonly origin: string, readonly issuer: Issuer, private readonly folder: string, private readonly gateway: ChildProcess) {}

  static async open(accounts: Account[], { development = false } = {}): Promise<Desk> {
    const folder = mkdtempSync(path.join(tmpdir(), 'tongban-desk-'))
    const file = (name: string) => path.join(folder, name)
    writeFileSync(file('accounts.json'), JSON.stringify(accounts))
    const issuer = await startIssuer({ port: 0, accountsFile: file('accounts.json'), passwordsFile: file('passwords.json'), keysDir: folder })
    writeFileSync(file('gateway.json'), JSON.stringify({
      deployment: 'gateway', kind: 'gateway', port: 0, issuer: { url: issuer.url }, cityOffice: { url: 'http://127.0.0.1:9' },
      deployments: [{ id: 'haizhu', url: 'http://127.0.0.1:9', centres: ['hz', 'hzcg'] }], development, dataDir: folder, logLevel: 'silent',
    }))
    const gateway = fork(main, { env: { ...process.env, TONGBAN_CONFIG: file('gateway.json') }, execArgv: [] })
    const [{ port }] = (await once(gateway, 'message')) as [{ port: number }]
    return new Desk(`http://127.0.0.1:${port}`, issuer, folder, gateway)
  }

  /** Logs in at the issuer's page, where the browser already is. */
  async logIn(page: Page, username: string): Promise<void> {
    const passwords = JSON.parse(readFileSync(path.join(this.folder, 'passwords.json'), 'utf8')) as Record<string, string>
    await page.locator('input[name=username]').fill(username)
    await page.locator('input[name=password]').fill(passwords[username]!)
    await page.locator('button[type=submit]').first().click()
    await page.waitForURL(`${this.origin}/**`)
  }

  /** The code with which the gateway ended. */
  async close(): Promise<number | null> {
    this.gateway.kill('SIGTERM')
    const [code] = this.gateway.exitCode === null ? ((await once(this.gateway, 'exit')) as [number | null]) : [this.gateway.exitCode]
    await this.issuer.close()
    rmSync(this.folder, { recursive: true, force: true })
    return code
  }
}
