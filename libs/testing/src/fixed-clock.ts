import { OfficeClock } from '@tongban/kernel'

/** An office clock that stands still until it is moved. */
export class FixedClock extends OfficeClock {
  private instant: Date

  constructor(instant: string) {
    super()
    this.instant = new Date(instant)
  }

  now(): Date {
    return new Date(this.instant)
  }

  set(instant: string): void {
    this.instant = new Date(instant)
  }
}

/** `fixedClock('2015-06-30T01:00:00Z')`: nine in the morning of 30 June 2015 in Guangzhou. */
export const fixedClock = (instant: string): FixedClock => new FixedClock(instant)
