import { dayOf, daysInMonth, type Day } from '../day.js'
import type { Fault } from './fault.js'

/** Reads yyyymmdd whose first digit stands at `position` (1-based); the fault points at the month or the day that cannot be. */
export function dateAt(value: string, position: number): Day | Fault {
  const digits = value.slice(position - 1, position + 7)
  const [year, month, date] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))]
  const found = dayOf(year, month, date)
  if (found !== null) return found
  const at = year < 1 ? position : daysInMonth(year, month) === 0 ? position + 4 : position + 6
  return { code: 'no-such-date', position: at, character: value[at - 1], expected: at === position ? '0001-9999' : at === position + 4 ? '01-12' : `01-${daysInMonth(year, month)}` }
}
