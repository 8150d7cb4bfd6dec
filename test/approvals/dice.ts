/** Chance that can be repeated: the same seed throws the same (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  /** From 0 up to, not with, 1. */
  throw(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  below(n: number): number {
    return Math.floor(this.throw() * n)
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!
  }

  chance(p: number): boolean {
    return this.throw() < p
  }
}
