import type { Federation } from '../../federation.js'
import { sleep } from '../../federation.js'
import { PORTS, type Seat } from '../../../apps/cli/src/up/settings.js'
import type { OfficeWork } from './office-work.js'

type Victim = Exclude<Seat, 'issuer'> | 'kafka' | 'keycloak'

/** Who is killed, and after which share of the cases: the engines early, so that most of the work lies behind their return. */
export const PLAN: readonly (readonly [Victim, number])[] = [
  ['kafka', 0.05], ['haizhu', 0.14], ['keycloak', 0.2], ['city-office', 0.32], ['tianhe', 0.38], ['postgresql', 0.46], ['gateway', 0.56], ['city-centre', 0.64], ['coordination', 0.7], ['yuexiu-beijing', 0.78],
]
/** How far the work may run ahead of the plan, so that everything is killed amid it however few the cases are. */
const AHEAD = 0.1
const BACK_WITHIN_MS = 180_000

export interface Kill { who: Victim; atCase: number; awaySeconds: number; actsMeanwhile: number }

/** Kills with -9 whatever the federation is made of, one after the other, each once the one before is back. */
export class Kills {
  readonly done: Kill[] = []
  private begun = 0
  private stopped = false

  constructor(private readonly federation: Federation, private readonly say: (line: string) => void) {}

  /** A case waits for what should have been killed well before it. */
  async mayBegin(no: number, cases: number): Promise<void> {
    while (PLAN.some(([, share], i) => i >= this.begun && share + AHEAD <= no / cases)) await this.pause()
  }

  /** Whoever still waits fails. */
  stop(): void { this.stopped = true }

  private async pause(): Promise<void> {
    if (this.stopped) throw new Error('the rest has failed')
    await sleep(50)
  }

  async all(work: OfficeWork): Promise<void> {
    for (const [who, share] of PLAN) {
      while (work.finished < work.cases * share) await this.pause()
      const [atCase, acts, since] = [work.finished, work.answered.length, Date.now()]
      process.kill(this.processOf(who), 'SIGKILL')
      this.begun++
      if (who === 'keycloak') work.changeShift()
      await this.untilBack(who)
      const kill = { who, atCase, awaySeconds: (Date.now() - since) / 1000, actsMeanwhile: work.answered.length - acts }
      this.done.push(kill)
      this.say(`${who} killed at case ${atCase}, back after ${kill.awaySeconds.toFixed(1)} s; ${kill.actsMeanwhile} acts answered meanwhile`)
    }
  }

  private processOf(who: Victim): number {
    if (who === 'kafka' || who === 'keycloak') return this.federation.engines!.states[who]!.pid
    if (who === 'postgresql') return this.federation.processes().find(({ name }) => /bin\/postgres -D/.test(name))!.pid
    return this.federation.processOf(who)
  }

  /** Real servers are started again as an operator does; the rest comes back by itself. */
  private async untilBack(who: Victim): Promise<void> {
    if (who === 'kafka' || who === 'keycloak') return this.federation.engines!.again(who)
    const answers = who === 'postgresql'
      ? () => this.federation.administer('postgres', 'select 1').then(() => true)
      : () => fetch(`http://127.0.0.1:${this.federation.basePort + PORTS[who]}/health`, { signal: AbortSignal.timeout(2_000) }).then(({ ok }) => ok)
    for (const until = Date.now() + BACK_WITHIN_MS; !(await answers().catch(() => false)); await sleep(100)) {
      if (Date.now() > until) throw new Error(`${who} is not back within ${BACK_WITHIN_MS / 1000} s`)
    }
  }
}
