import type { ResendRequested } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { mayAskAgain } from '../stream/topics.js'
import type { LedgerRow, Projection } from './ledger-row.js'
import type { Log } from './log.js'
import { askResend } from './resend.js'

const AT_MOST_EVERY_MS = 1000

/**
 * Serves requests to send numbers again, those of our own streams and from readers of that topic only. The same reader is heard once a second for a stream;
 * it asks again by itself when numbers are still missing.
 */
export class ResendDesk implements Projection {
  readonly aggregateType = 'resend'
  private readonly heard = new Map<string, number>()

  constructor(private readonly sources: readonly string[], private readonly log: Log, private readonly machineNow: () => Date = () => new Date()) {}

  async apply(tx: Tx, _owner: string, rows: LedgerRow[]): Promise<void> {
    for (const row of rows) {
      if (row.type !== 'exchange.resend-requested.v1') continue
      const { source, topic, fromSeq, toSeq } = row.body as ResendRequested
      const fields = { asker: row.source, source, topic, fromSeq, toSeq }
      if (!this.sources.includes(source) || !mayAskAgain(row.source, topic)) {
        this.log.warn(fields, 'exchange: a re-send was asked for that is not the asker’s to ask')
        continue
      }
      const now = this.machineNow()
      const of = `${row.source} ${source} ${topic} ${toSeq === null ? 'rest' : fromSeq}`
      if (now.getTime() - (this.heard.get(of) ?? 0) < AT_MOST_EVERY_MS) continue
      if (this.heard.size > 10_000) this.heard.clear()
      this.heard.set(of, now.getTime())
      this.log.info(fields, 'exchange: sending again')
      await askResend(tx, { source, topic, from: Math.max(1, Number(fromSeq)), to: toSeq === null ? null : Number(toSeq), askedBy: row.source }, now)
    }
  }
}
