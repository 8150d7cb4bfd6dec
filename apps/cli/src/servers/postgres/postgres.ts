import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { adoptEmbedded, debianBinaries, findEmbedded, startEmbedded } from '@tongban/database'
import { Refused } from '../../refused.js'
import type { Layout } from '../layout.js'
import type { OwnProcess } from '../own-process.js'
import type { RealServer } from '../real-server.js'
import type { PostgresState } from '../state.js'
import { runProgram } from '../tools.js'

const USER = 'tongban'
/** From here on a server knows the setting io_method. */
const IO_METHOD = 18

/** Debian's PostgreSQL with a cluster of its own, started as the embedded one is: what `DATABASE_URL` is for. */
export class Postgres implements RealServer<'postgres'> {
  readonly name = 'postgres'
  readonly title: string
  readonly seat = 'postgres'
  readonly seats = ['postgres'] as const
  readonly patienceSeconds = 60
  readonly log: string
  private readonly folder: string
  /** Of the data folder, else the newest that is installed. */
  private readonly major: number | undefined
  private readonly binaries: string | undefined

  constructor(private readonly layout: Layout) {
    this.folder = layout.of('postgres')
    this.log = path.join(this.folder, 'postgres.log')
    const installed = debianBinaries()
    const version = path.join(this.folder, 'data/PG_VERSION')
    this.major = existsSync(version) ? Number(readFileSync(version, 'utf8')) : installed[0]?.major
    this.binaries = installed.find(({ major }) => major === this.major)?.folder
    this.title = this.major === undefined ? 'PostgreSQL' : `PostgreSQL ${this.major}`
  }

  need(): void {
    if (this.binaries) return
    throw new Refused('server-tools-missing', { name: this.title, tools: [this.title], packages: this.major === undefined ? 'postgresql' : `postgresql-${this.major}` })
  }

  find(): OwnProcess | undefined {
    return findEmbedded(this.folder)
  }

  /** Makes the cluster where there is none, whole or not at all. */
  async launch(): Promise<number> {
    const settings = { max_connections: 200, ...(this.major! < IO_METHOD && { io_method: undefined }) }
    const { pid } = await startEmbedded({ folder: this.folder, port: this.layout.port('postgres'), settings, binaries: this.binaries! })
    return pid
  }

  async ailment(): Promise<string | undefined> {
    const { code, output } = await runProgram(path.join(this.binaries!, 'bin/psql'), ['-XAtw', '-h', '127.0.0.1', '-p', String(this.layout.port('postgres')), '-U', USER, '-c', 'select 1', 'postgres'], {
      env: { PGPASSWORD: readFileSync(this.secretFile, 'utf8'), PGCONNECT_TIMEOUT: '3' },
    })
    return code === 0 ? undefined : output.trim().split('\n').at(-1) ?? `exit code ${code}`
  }

  async end(): Promise<boolean> {
    await (await adoptEmbedded(this.folder))?.stop()
    return true
  }

  state({ pid, port }: OwnProcess): PostgresState {
    return { version: String(this.major), pid, log: this.log, host: '127.0.0.1', port, database: 'postgres', admin: { username: USER, passwordFile: this.secretFile } }
  }

  private get secretFile(): string { return path.join(this.folder, 'admin.secret') }
}
