import type { Federation } from '../federation.js'

/** What goes wrong with a deployment of a running federation. */
export class Accidents {
  constructor(private readonly federation: Federation) {}

  /** As kill -9 does; its supervisor starts it again. */
  kill(deployment: string): boolean {
    return process.kill(this.federation.processOf(deployment), 'SIGKILL')
  }

  /** It answers nobody and reads nothing: its process dies and finds its database closed. */
  async closeDatabase(deployment: string): Promise<void> {
    const database = databaseOf(deployment)
    await this.federation.administer('postgres', `alter database ${database} with allow_connections false`)
    await this.federation.administer('postgres', 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database])
    this.kill(deployment)
  }

  async openDatabase(deployment: string): Promise<void> {
    await this.federation.administer('postgres', `alter database ${databaseOf(deployment)} with allow_connections true`)
  }

  /** Its centres work on, but nothing of theirs reaches the exchange, and nothing of the exchange reaches them. */
  async cutOff(deployment: string): Promise<void> {
    await (await this.federation.line()).cut(deployment)
  }

  async reconnect(deployment: string): Promise<void> {
    await (await this.federation.line()).restore(deployment)
  }
}

const databaseOf = (deployment: string): string => `tongban_${deployment.replaceAll('-', '_')}`
