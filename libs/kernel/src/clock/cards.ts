import type { Calendar } from '../calendar/calendar.js'
import { startOfDayInShanghai } from '../day.js'
import { defaultCardRules, type CardRules, type Clock, type Clocks, type Due } from './clock.js'
import { assertClock, nthCounted } from './counting.js'
import { daysInForce, dueOf } from './due.js'

/** The days on which a clock warns, is due, and becomes yellow and red; null: never, or not while openly paused. */
export interface CardDays {
  warn: Due | null
  due: Due | null
  yellow: Due | null
  red: Due | null
}

/** The same as instants, 00:00 Asia/Shanghai of each day. `provisional`: at least one may move when a year is published. */
export interface Instants {
  warn: Date | null
  due: Date | null
  yellow: Date | null
  red: Date | null
  provisional: boolean
}

/** The kernel says when; raising a card is oversight's, and a card once raised stands. */
export function cardDays(clock: Clock, calendar: Calendar, rules: CardRules = defaultCardRules): CardDays {
  assertClock(clock)
  assertRules(rules)
  const inForce = daysInForce(clock, calendar)
  const nth = (n: number) => nthCounted(clock, n, calendar)
  return {
    // Never on the start day: where all of the limit is within the warning, the next counted day is.
    warn: clock.limit >= Math.max(1, rules.warn.minLimit) ? nth(Math.max(1, inForce - rules.warn.left)) : null,
    due: nth(inForce),
    yellow: nth(inForce + rules.yellow),
    red: nth(inForce + rules.red),
  }
}

export function instantsOf(clock: Clock, calendar: Calendar, rules: CardRules = defaultCardRules): Instants {
  const days = cardDays(clock, calendar, rules)
  const at = (due: Due | null) => (due === null ? null : startOfDayInShanghai(due.date))
  return {
    warn: at(days.warn),
    due: at(days.due),
    yellow: at(days.yellow),
    red: at(days.red),
    provisional: Object.values(days).some((due: Due | null) => due?.provisional),
  }
}

/** Both clocks of a case: the promised one with its cards, the statutory one with its due day and the instant from which it is overrun. */
export function bothClocks(clocks: Clocks, calendar: Calendar, rules: CardRules = defaultCardRules) {
  if (clocks.statutory?.greenChannel) throw new RangeError('the green channel halves the promised limit only')
  const statutory = clocks.statutory && dueOf(clocks.statutory, calendar)
  return {
    promised: { due: dueOf(clocks.promised, calendar), instants: instantsOf(clocks.promised, calendar, rules) },
    statutory: { due: statutory, overrunFrom: statutory && startOfDayInShanghai(statutory.date + 1) },
  }
}

function assertRules({ warn, yellow, red }: CardRules): void {
  const whole = [warn.left, warn.minLimit, yellow, red].every((n) => Number.isInteger(n) && n >= 0)
  if (!whole || yellow < 1 || red <= yellow) throw new RangeError('card rules are whole days, yellow after due and red after yellow')
}
