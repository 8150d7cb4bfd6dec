import type { Day, OfficeClock } from '@tongban/kernel'

const TICK_MS = 250
/** A standard is seen once its transaction has committed, a moment after it was announced. */
const LOOK_AGAIN_MS = 3_000
const AT_LEAST_EVERY_MS = 5_000
const TRY_AGAIN_MS = 1_000

/**
 * Sweeps when a standard has arrived, when the office day turns (or is moved), and every five seconds in any case.
 * A sweep that fails (the database is away) is tried again a second later; `failed` hears of it.
 */
export class StandardsTimer {
  private timer: NodeJS.Timeout | undefined
  private lookUntil = 0
  private sweptAt = Number.NEGATIVE_INFINITY
  private sweptOn: Day | undefined
  private restUntil = 0
  private running: Promise<void> | undefined

  constructor(
    private readonly sweep: () => Promise<unknown>,
    private readonly clock: OfficeClock,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer ??= setInterval(() => this.tick(), TICK_MS).unref()
    this.tick()
  }

  /** Something arrived: sweep now and for a short while. */
  arrived(): void {
    this.lookUntil = Date.now() + LOOK_AGAIN_MS
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    this.timer = undefined
    await this.running
  }

  private tick(): void {
    const today = this.clock.today()
    const due = Date.now() < this.lookUntil || today !== this.sweptOn || Date.now() - this.sweptAt > AT_LEAST_EVERY_MS
    if (this.running || !due || Date.now() < this.restUntil) return
    this.running = this.sweep()
      .then(() => {
        this.sweptOn = today
        this.sweptAt = Date.now()
      })
      .catch((error: unknown) => {
        this.restUntil = Date.now() + TRY_AGAIN_MS
        this.failed(error)
      })
      .finally(() => (this.running = undefined))
  }
}
