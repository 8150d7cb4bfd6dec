import type { Calendar, DayKind } from '../calendar/calendar.js'
import { plainKind } from '../calendar/published-calendar.js'
import type { Day } from '../day.js'
import { formatDay } from '../day.js'
import type { Localized } from '../localized.js'
import { textIn } from '../localized.js'
import type { Clock, Pause } from './clock.js'
import { assertClock, counts, isPaused, nthCounted } from './counting.js'
import { daysInForce } from './due.js'
import { ARTICLE_45, pauseReasons, type PauseReason, type PauseReasonCode } from './pause-reasons.js'

export type DayReason = DayKind['kind'] | 'start' | 'calendar-day' | 'paused' | 'instant-due'

/** One day of a clock: counted or not, and why. `consumed` is how many were counted up to and with it. */
export interface DayLine {
  day: Day
  counted: boolean
  consumed: number
  reason: DayReason
  why: Localized
  /** Past the last published day: a plain weekday or weekend is assumed. */
  provisional: boolean
}

/** Every day from the start to due; while openly paused, to the first day on which the clock stands. */
export function explain(clock: Clock, calendar: Calendar): DayLine[] {
  assertClock(clock)
  const due = nthCounted(clock, daysInForce(clock, calendar), calendar)
  const last = due?.date ?? Math.max(clock.start, Math.min(...clock.pauses.filter(({ to }) => to === null).map(({ from }) => from)) + 1)
  const lines: DayLine[] = []
  let consumed = 0
  for (let d = clock.start; d <= last; d++) {
    const counted = d > clock.start && counts(clock, d, calendar)
    if (counted) consumed++
    const { reason, why, byCalendar } = reasonOf(clock, d, d === due?.date, calendar)
    const provisional = byCalendar && d > calendar.lastDay
    lines.push({ day: d, counted, consumed, reason, why: provisional ? unpublished(why) : why, provisional })
  }
  return lines
}

function reasonOf(clock: Clock, d: Day, isDue: boolean, calendar: Calendar): { reason: DayReason; why: Localized; byCalendar: boolean } {
  if (clock.limit === 0 && isDue && d === nthCounted(clock, 0, calendar)?.date) {
    return { reason: 'instant-due', why: { zh: '即办件：自收件日起第一个工作日办结', en: 'instant case: due on the first working day from the start' }, byCalendar: true }
  }
  if (d === clock.start) return { reason: 'start', why: { zh: '起算日，为第0日', en: 'the start is day 0' }, byCalendar: false }
  const kind = clock.unit === 'wd' || clock.limit === 0 ? (d > calendar.lastDay ? plainKind(d) : calendar.kindOf(d)) : null
  const free = kind !== null && !['working-day', 'make-up-day', 'set-working'].includes(kind.kind)
  // A day that would not count anyway keeps its own reason: the pause took nothing from it.
  if (!free && isPaused(clock, d)) return { reason: 'paused', why: pausedBy(pauseOn(clock, d)), byCalendar: false }
  if (kind === null) return { reason: 'calendar-day', why: { zh: '自然日', en: 'calendar day' }, byCalendar: false }
  return { reason: kind.kind, why: kindText(kind), byCalendar: true }
}

const pauseOn = (clock: Clock, d: Day): Pause => clock.pauses.find((pause) => d > pause.from && (pause.to === null || d <= pause.to))!

function pausedBy({ from, to, reason, basis }: Pause): Localized {
  const known: PauseReason | undefined = pauseReasons[reason as PauseReasonCode]
  const what = known?.names ?? { zh: reason ?? '中止', en: reason ?? 'pause' }
  const article = basis ? { zh: basis, en: basis } : known?.by === 'law' ? ARTICLE_45 : null
  const since = formatDay(from)
  return {
    zh: `${what.zh}，${since}起中止${to === null ? '，尚未恢复' : ''}${article ? `（${article.zh}）` : ''}`,
    en: `${textIn(what, 'en')}: the clock stands since the event on ${since}${to === null ? ', not resumed yet' : ''}${article ? ` (${textIn(article, 'en')})` : ''}`,
  }
}

function kindText(kind: DayKind): Localized {
  switch (kind.kind) {
    case 'working-day':
      return { zh: '工作日', en: 'working day' }
    case 'weekend':
      return { zh: '周末', en: 'weekend' }
    case 'holiday':
      return { zh: `${kind.holiday.year}年${kind.holiday.names.zh}放假`, en: `${textIn(kind.holiday.names, 'en')} ${kind.holiday.year}` }
    case 'make-up-day':
      return { zh: `${kind.holiday.year}年${kind.holiday.names.zh}调休上班`, en: `worked to make up for ${textIn(kind.holiday.names, 'en')} ${kind.holiday.year}` }
    case 'set-working':
    case 'set-free':
      return { zh: `${kind.names.zh}（${kind.basis}）`, en: `${textIn(kind.names, 'en')} (${kind.basis})` }
    default:
      return kind satisfies never
  }
}

const unpublished = (why: Localized): Localized => ({ zh: `${why.zh}（该年安排尚未公布，暂按周末推算）`, en: `${why.en} (year not published yet: plain weekends assumed)` })
