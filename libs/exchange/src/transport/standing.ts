import { TransportError, type TransportRefusal, type TransportStanding } from './transport.js'

/** What is tried is tried again within this time, as long as anybody wants it. */
const FORGOTTEN_AFTER_MS = 30_000

interface Fault { since: number; last: number; told: TransportRefusal | 'away' }

/** Keeps how each thing that an adapter tries at the exchange went last: `read tb.hz.inbox`, `write tb.hz.events`. */
export class Standing {
  private readonly faults = new Map<string, Fault>()
  private tried = false

  constructor(private readonly now: () => number = Date.now) {}

  well(what: string): void {
    this.tried = true
    this.faults.delete(what)
    for (const [other, { last }] of this.faults) if (this.now() - last > FORGOTTEN_AFTER_MS) this.faults.delete(other)
  }

  failed(what: string, error: unknown): void {
    const now = this.now()
    this.tried = true
    this.faults.set(what, { since: this.faults.get(what)?.since ?? now, last: now, told: error instanceof TransportError ? error.code : 'away' })
  }

  read(): TransportStanding {
    const faults = [...this.faults.values()]
    if (faults.length === 0) return { answers: this.tried || null, since: null, told: null }
    const latest = faults.reduce((one, other) => (other.last >= one.last ? other : one))
    return { answers: faults.every(({ told }) => told !== 'away'), since: new Date(Math.min(...faults.map(({ since }) => since))), told: latest.told }
  }
}
