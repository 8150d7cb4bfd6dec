import { setTimeout as sleep } from 'node:timers/promises'
import type { Approvals } from './approvals.js'
import type { CentreDesk } from './centre-desk.js'
import { COORDINATION, OURS } from './coordination.js'
import { DUE } from './job-statements.js'
import type { ApprovalsOffice } from './office.js'

const LOOK_EVERY_MS = 1000
const AT_ONCE = 100
/** What is held is looked at for so many rounds after blueprints came (they are told of before they are committed), and once a minute besides. */
const ROUNDS_AFTER = 5
const ROUNDS_BETWEEN = 60

/** Does what time alone brings: limits that pass, offers that lie undelivered, corrections that lapse, powers that are asked for again, and what was held. */
export class JobTimers {
  private stopping: AbortController | undefined
  private rounds = 0
  private lookUntil = ROUNDS_AFTER
  private round: Promise<void> = Promise.resolve()

  constructor(private readonly approvals: Approvals, private readonly desk: CentreDesk, private readonly office: Pick<ApprovalsOffice, 'database' | 'clock'>) {}

  /** To be called when versions of blueprints have come down. */
  blueprintsCame(): void {
    this.lookUntil = this.rounds + ROUNDS_AFTER
  }

  /** One look at everything that is due by office time. Returns how many jobs were looked at; a job that fails holds back no other. */
  async sweep(failed: (error: unknown) => void): Promise<number> {
    if (this.rounds < this.lookUntil || this.rounds % ROUNDS_BETWEEN === 0) await this.desk.takeHeld().catch(failed)
    this.rounds++
    const { rows } = await this.office.database.inTenantEach(OURS, (tx) => tx.query<{ id: string }>({ ...DUE, values: [COORDINATION, this.office.clock.now(), AT_ONCE] }))
    for (const { id } of rows) await this.approvals.tick(id).catch(failed)
    return rows.length
  }

  /** Looks every second. A look that fails is told, and the next one tries again. */
  start(failed: (error: unknown) => void): void {
    this.stopping ??= new AbortController()
    this.round = this.run(this.stopping.signal, failed)
  }

  async stop(): Promise<void> {
    this.stopping?.abort()
    this.stopping = undefined
    await this.round
  }

  private async run(signal: AbortSignal, failed: (error: unknown) => void): Promise<void> {
    while (!signal.aborted) {
      const looked = await this.sweep(failed).catch((error) => {
        failed(error)
        return 0
      })
      if (looked < AT_ONCE) await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
    }
  }
}
