import { withClient } from '@tongban/database'
import { exchangeRole } from '@tongban/exchange'
import type { Engines } from './engines.js'

/** The line of each deployment to the exchange: cut, its centres work on, but nothing of theirs goes out and nothing comes in. For the demo and the stories; the next `tongban up` restores what stayed cut. */
export interface Line {
  cut(deployment: string): Promise<void>
  restore(deployment: string): Promise<void>
}

/** `adminUrl`: of the PostgreSQL that holds the embedded exchange. */
export async function lineOf(exchange: Engines['exchange'], adminUrl: string): Promise<Line> {
  return exchange.kind === 'kafka' ? (await import('./kafka-line.js')).kafkaLine(exchange) : embeddedLine(adminUrl)
}

const embeddedLine = (adminUrl: string): Line => {
  const administer = (text: string, values: unknown[] = []) => withClient(adminUrl, (admin) => admin.query({ text, values }))
  return {
    async cut(deployment) {
      await administer(`revoke connect on database tongban_exchange from ${exchangeRole(deployment)}`)
      await administer('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [exchangeRole(deployment)])
    },
    async restore(deployment) {
      await administer(`grant connect on database tongban_exchange to ${exchangeRole(deployment)}`)
    },
  }
}
