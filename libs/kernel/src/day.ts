/** A date as the number of days since 1970-01-01: no hour, no time zone, so no machine's TZ can move it. */
export type Day = number

const PER_400_YEARS = 146_097
const SHANGHAI_AHEAD_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** Reads `2015-06-30`. Throws RangeError on anything that is not a date of the calendar, such as 2015-02-30. */
export function day(text: string): Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const found = parts && dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  if (found === null) throw new RangeError(`"${text}" is not a date YYYY-MM-DD`)
  return found
}

/** The day of a year, month (1-12) and date, or null where the calendar has none. */
export function dayOf(year: number, month: number, date: number): Day | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null
  if (!Number.isInteger(date) || date < 1 || date > daysInMonth(year, month)) return null
  // Years begin in March here, so that the leap day is the last of them (Howard Hinnant, days_from_civil).
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  return era * PER_400_YEARS + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

/** How many days a month (1-12) has; 0 for a month that is none. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** Writes `2015-06-30`. */
export function formatDay(d: Day): string {
  const { year, month, date } = civil(d)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

export function yearOf(d: Day): number {
  return civil(d).year
}

/** 0 is Sunday, 6 Saturday. */
export function weekday(d: Day): number {
  return (((d + 4) % 7) + 7) % 7
}

/** The date in Guangzhou at an instant. China has kept UTC+8 without summer time since 1991; instants before are not ours. */
export function dayInShanghai(instant: Date): Day {
  const at = instant.getTime()
  if (Number.isNaN(at)) throw new RangeError('not an instant')
  return Math.floor((at + SHANGHAI_AHEAD_MS) / DAY_MS)
}

/** 00:00 Asia/Shanghai of a day, as an instant. */
export function startOfDayInShanghai(d: Day): Date {
  return new Date(d * DAY_MS - SHANGHAI_AHEAD_MS)
}

function civil(d: Day): { year: number; month: number; date: number } {
  if (!Number.isInteger(d)) throw new RangeError(`${d} is not a day`)
  const shifted = d + 719_468
  const era = Math.floor(shifted / PER_400_YEARS)
  const ofEra = shifted - era * PER_400_YEARS
  const y = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365)
  const ofYear = ofEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100))
  const m = Math.floor((5 * ofYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  return { year: y + era * 400 + (month <= 2 ? 1 : 0), month, date: ofYear - Math.floor((153 * m + 2) / 5) + 1 }
}
