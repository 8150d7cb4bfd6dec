export interface ThrottleOptions {
  /** How many tries a key has within the window. */
  tries: number
  windowMs: number
  /** How many keys are remembered; beyond it the one silent for longest is forgotten. */
  keys?: number
  /** Machine time in milliseconds; only tests give another. */
  now?: () => number
}

/**
 * Counts tries for each key in a sliding window: passwords per name, receipt codes per case number and address.
 * Lives in one process's memory and is bounded: a restart forgets, several processes count apart, and someone who floods it
 * with new keys can push an old one out, so guard by a key the guesser cannot choose (the case number, the account) as well.
 * Uses machine time: office time can stand still or go back.
 */
export class Throttle {
  private readonly tries = new Map<string, number[]>()

  constructor(private readonly options: ThrottleOptions) {}

  /** Counts one try for every key. Returns 0 when all have tries left, otherwise the seconds to wait; a refused try is not counted. */
  take(...keys: string[]): number {
    const now = (this.options.now ?? Date.now)()
    const wait = Math.max(...keys.map((key) => this.waitOf(key, now)))
    if (wait > 0) return Math.ceil(wait / 1_000)
    for (const key of keys) this.remember(key, now)
    return 0
  }

  /** Forgets the tries of a key, after a success that proves who it was. */
  clear(key: string): void {
    this.tries.delete(key)
  }

  /** Takes back the last try of a key, which turned out to be honest. */
  giveBack(key: string): void {
    this.tries.get(key)?.pop()
  }

  get size(): number {
    return this.tries.size
  }

  private waitOf(key: string, now: number): number {
    const recent = this.recentOf(key, now)
    const first = recent[0]
    return recent.length < this.options.tries || first === undefined ? 0 : first + this.options.windowMs - now
  }

  private remember(key: string, now: number): void {
    const recent = [...this.recentOf(key, now), now]
    this.tries.delete(key) // re-inserting keeps the map in order of last use
    this.tries.set(key, recent)
    const oldest = this.tries.keys().next().value
    if (this.tries.size > (this.options.keys ?? 10_000) && oldest !== undefined) this.tries.delete(oldest)
  }

  private recentOf(key: string, now: number): number[] {
    return (this.tries.get(key) ?? []).filter((at) => at > now - this.options.windowMs)
  }
}
