import type { ClockDay } from '../kase/questions.js'

export interface Week {
  /** Monday to Sunday; undefined for days the clock does not know. */
  days: (ClockDay | undefined)[]
  /** Of its first known day. */
  key: string
}

const A_DAY = 86_400_000
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** A clock's days week by week, as a calendar on the wall has them. */
export function weeksOf(days: readonly ClockDay[]): Week[] {
  const weeks: Week[] = []
  for (const day of days) {
    const at = weekdayOf(day.day)
    const last = weeks.at(-1)
    if (last && at > 0 && follows(last, day)) last.days[at] = day
    else weeks.push({ key: day.day, days: Array.from({ length: 7 }, (_, i) => (i === at ? day : undefined)) })
  }
  return weeks
}

const follows = (week: Week, { day }: ClockDay): boolean => (Date.parse(day) - Date.parse(week.key)) / A_DAY + weekdayOf(week.key) < 7
