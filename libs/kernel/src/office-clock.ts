import { dayInShanghai, type Day } from './day.js'

/** Office time: what every act is dated by. Also the injection token; tokens, time-outs and locks use machine time instead. */
export abstract class OfficeClock {
  abstract now(): Date

  /** The date in Guangzhou now. */
  today(): Day {
    return dayInShanghai(this.now())
  }
}

/** The machine's time, moved by an offset that may change while running (simulated office time). */
export class SystemOfficeClock extends OfficeClock {
  constructor(private readonly offsetMs: () => number = () => 0) {
    super()
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs())
  }
}
