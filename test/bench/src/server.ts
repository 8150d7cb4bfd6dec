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

  /** A database of the bench's own with its three login roles; dropped at the end, the roles too. */
  async database(name: string, schemas: readonly Schema[]): Promise<BenchUrls> {
    const database = `tongban_bench_${this.run}_${name}`
    const kinds = ['owner', 'app', 'plumbing'] as const
    const logins = kinds.map((kind) => ({ role: `tbb_${this.run}_${name}_${kind}`, password: generatePassword(), group: `tongban_${kind}` as const }))
    this.cleanup.add(() => withClient(this.adminUrl, async (admin) => {
      await admin.query({ text: `drop database if exists ${database} with (force)` })
      for (const { role } of logins) await admin.query({ text: `drop role if exists ${role}` })
    }))
    await createDatabase(this.adminUrl, { database, logins })
    const [owner, app, plumbing] = logins.map((login) => urlOf(this.adminUrl, { database, ...login })) as [string, string, string]
    await migrate({ url: owner, schemas })
    return { admin: Object.assign(new URL(this.adminUrl), { pathname: `/${database}` }).href, owner, app, plumbing }
  }
}

async function startInTemporaryFolder(cleanup: Cleanup): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-bench-'))
  cleanup.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const guardian = await forkGuardian({ folder, port: 0 })
  cleanup.add(() => guardian.stop())
  return guardian.adminUrl
}

/** The user name of a URL. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username)
