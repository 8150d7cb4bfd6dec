import type { Tx } from '@tongban/database'
import { CITY_SOURCE, STANDARDS_TOPIC } from '../stream/topics.js'
import { manifestState } from './manifest.js'
import { requestResend, type Asker } from './request-resend.js'

/** Long enough for everything to arrive by itself after a start. */
export const STANDARDS_PATIENCE_MS = 10_000

/**
 * Sees to it that a deployment comes to hold everything in force: when the manifest is absent or incomplete for some time, the city is asked for all of it again,
 * as seldom as for any stream. Without this nobody would miss standards that the exchange has lost.
 */
export class StandardsWatch {
  private incompleteSince: number | undefined

  constructor(private readonly asker: Asker, private readonly patienceMs = STANDARDS_PATIENCE_MS) {}

  /** Returns whether the city was asked. */
  async look(tx: Tx, now: { machine: Date; office: Date }): Promise<boolean> {
    const { asOf, missing } = await manifestState(tx)
    if (asOf !== null && missing.length === 0) {
      if (this.incompleteSince !== 0) await tx.query({ text: 'delete from resend_request where source = $1 and topic = $2', values: [CITY_SOURCE, STANDARDS_TOPIC] })
      this.incompleteSince = 0
      return false
    }
    this.incompleteSince ||= now.machine.getTime()
    if (now.machine.getTime() - this.incompleteSince < this.patienceMs) return false
    return requestResend(tx, this.asker, { source: CITY_SOURCE, topic: STANDARDS_TOPIC, from: 1, to: null }, now)
  }
}
