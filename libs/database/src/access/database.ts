import pg from 'pg'
import { type DedicatedConnection, openDedicated } from './dedicated.js'
import type { Statement, Tx } from './statement.js'
import { tenantSetting } from './tenant-setting.js'
import { valueTypes } from './value-types.js'

export interface DatabaseOptions {
  url: string
  /** Shown by PostgreSQL as application_name. */
  name: string
  /** Connections at most; 6 is the ceiling of any process. */
  max?: number
  role?: 'app' | 'plumbing'
}

interface TrackedClient extends pg.PoolClient {
  /** The session value of tb.centres that this connection was last given. */
  centres?: string
}

/**
 * The only road to the tables. Every statement runs either for named centres (row-level security shows their rows and no others) or,
 * on the plumbing role, for the machinery. Connections are pipelined: what is sent without waiting travels together.
 */
export class Database {
  private constructor(private readonly pool: pg.Pool, private readonly options: DatabaseOptions) {}

  /** Opens a pool and checks that the database answers. Throws when it does not. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const pool = new pg.Pool({
      connectionString: options.url,
      application_name: options.name,
      max: Math.min(options.max ?? 6, 6),
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 10_000,
      types: valueTypes,
      pipeline: true,
    } as pg.PoolConfig)
    // An idle connection that dies (PostgreSQL was restarted) leaves the pool; the next act opens another.
    pool.on('error', () => undefined)
    // A connection in use that dies fails the statements on it; without a listener it would end the process as well.
    pool.on('connect', (client) => client.on('error', () => undefined))
    const database = new Database(pool, options)
    try {
      ;(await pool.connect()).release()
    } catch (error) {
      await pool.end()
      throw error
    }
    return database
  }

  /** One transaction in which only the rows of these centres exist. Throws what `fn` throws, after a rollback. */
  async inTenant<T>(centres: readonly string[], fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(tenantSetting(centres), fn)
  }

  /**
   * Each statement by itself (autocommit), in sight of these centres' rows alone. The cheapest road for an act that is one statement:
   * the centre is a session setting, sent in the same pipeline only when this connection served others before.
   * A connection on which anything failed is destroyed. Nothing is rolled back: what was answered is done.
   */
  async inTenantEach<T>(centres: readonly string[], fn: (tx: Tx) => Promise<T>): Promise<T> {
    const wanted = tenantSetting(centres)
    const client: TrackedClient = await this.pool.connect()
    let failed = false
    const watch = <V>(promise: Promise<V>): Promise<V> => {
      promise.catch(() => (failed = true))
      return promise
    }
    const setting = client.centres === wanted ? undefined : watch(client.query(`set tb.centres = '${wanted}'`))
    client.centres = wanted
    const tx = new OpenTx(client, watch)
    try {
      const answer = await fn(tx)
      await setting
      return answer
    } catch (error) {
      failed = true
      throw error
    } finally {
      tx.close()
      client.release(failed)
    }
  }

  /** A transaction of the machinery (relay, inbox, standards), without a tenant unless centres are named. Only on role 'plumbing'. */
  async inPlumbing<T>(fn: (tx: Tx) => Promise<T>, centres: readonly string[] = []): Promise<T> {
    if (this.options.role !== 'plumbing') throw new Error('inPlumbing needs a database opened with role "plumbing"')
    return this.transaction(tenantSetting(centres), fn)
  }

  /** A connection outside the pool, for advisory locks and LISTEN. */
  dedicated(): Promise<DedicatedConnection> {
    return openDedicated(this.options.url, this.options.name)
  }

  async close(): Promise<void> {
    await this.pool.end()
  }

  private async transaction<T>(setting: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    const begun = client.query(`begin; set local tb.centres = '${setting}'`)
    begun.catch(() => undefined)
    const tx = new OpenTx(client)
    let sound = false
    try {
      const answer = await fn(tx)
      tx.close()
      await begun
      const { command } = await client.query('commit')
      sound = true
      // A pipelined COMMIT of an aborted transaction is fulfilled, with ROLLBACK: nothing was written.
      if (command !== 'COMMIT') throw new Error(`The transaction was not committed: PostgreSQL answered ${command} because an earlier statement in it failed`)
      return answer
    } catch (error) {
      tx.close()
      if (!sound) sound = await client.query('rollback').then(() => true, () => false)
      throw error
    } finally {
      client.release(!sound)
    }
  }
}

class OpenTx implements Tx {
  private open = true

  constructor(private readonly client: pg.PoolClient, private readonly watch: <V>(promise: Promise<V>) => Promise<V> = (promise) => promise) {}

  async query<R>(statement: Statement): Promise<{ rows: R[]; rowCount: number }> {
    if (!this.open) throw new Error('This transaction is over; use the tx only inside the function it was given to')
    const { rows, rowCount } = await this.watch(this.client.query(statement as pg.QueryConfig))
    return { rows: rows as R[], rowCount: rowCount ?? 0 }
  }

  close(): void {
    this.open = false
  }
}
