import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createDatabase, ensureCluster, forkGuardian, generatePassword, migrate, urlOf, withClient, type Schema } from '@tongban/database'
import type { Cleanup } from './cleanup.js'

export interface BenchUrls { admin: string; owner: string; app: string; plumbing: string }

/** A PostgreSQL to measure on: DATABASE_URL where it is set, otherwise an embedded one with the demo's settings in a temporary folder. */
export class BenchServer {
  private readonly run = randomBytes(3).toString('hex')

  private constructor(private readonly adminUrl: string, private readonly cleanup: Cleanup) {}

  static async open(cleanup: Cleanup): Promise<BenchServer> {
    const adminUrl = process.env['DATABASE_URL'] || (await startInTemporaryFolder(cleanup))
    await ensureCluster(adminUrl)
    return new BenchServer(adminUrl, cleanup)
  }

  /** A deployment's database with its three login roles; dropped at the end, the roles too. */
  async database(name: string, schemas: readonly Schema[]): Promise<BenchUrls> {
    const [owner, app, plumbing] = await this.create(name, schemas, [['owner', 'tongban_owner'], ['app', 'tongban_app'], ['plumbing', 'tongban_plumbing']])
    return { admin: this.adminOf(name), owner: owner!, app: app!, plumbing: plumbing! }
  }

  /** The exchange's database with a login role for each deployment, in no group. */
  async exchange(name: string, schemas: readonly Schema[], deployments: readonly string[]): Promise<{ admin: string; owner: string; deployments: string[] }> {
    const [owner, ...urls] = await this.create(name, schemas, [['owner', 'tongban_owner'], ...deployments.map((deployment) => [deployment] as [string])])
    return { admin: this.adminOf(name), owner: owner!, deployments: urls }
  }

  private async create(name: string, schemas: readonly Schema[], members: [kind: string, group?: `tongban_${'owner' | 'app' | 'plumbing'}`][]): Promise<string[]> {
    const database = this.nameOf(name)
    const logins = members.map(([kind, group]) => ({ role: `tbb_${this.run}_${name}_${kind}`, password: generatePassword(), ...(group && { group }) }))
    this.cleanup.add(() => withClient(this.adminUrl, async (admin) => {
      await admin.query({ text: `drop database if exists ${database} with (force)` })
      for (const { role } of logins) await admin.query({ text: `drop role if exists ${role}` })
    }))
    await createDatabase(this.adminUrl, { database, logins })
    const urls = logins.map(({ role, password }) => urlOf(this.adminUrl, { database, role, password }))
    await migrate({ url: urls[0]!, schemas })
    return urls
  }

  private nameOf = (name: string): string => `tongban_bench_${this.run}_${name}`
  private adminOf = (name: string): string => Object.assign(new URL(this.adminUrl), { pathname: `/${this.nameOf(name)}` }).href
}

async function startInTemporaryFolder(cleanup: Cleanup): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-bench-'))
  cleanup.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const guardian = forkGuardian({ folder, port: 0 })
  cleanup.add(async () => (await guardian).stop())
  return (await guardian).adminUrl
}

/** What autovacuum does within a minute of use. */
export const analyse = (adminUrl: string): Promise<void> => withClient(adminUrl, async (admin) => void (await admin.query({ text: 'analyze' })))

/** The user name of a URL. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username)
