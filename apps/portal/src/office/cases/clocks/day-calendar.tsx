import { dayAt, officeDay, shortDay, weekday } from '../../../shared/dates/dates.js'
import { useOfficeTime } from '../../../shared/dates/office-time.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import type { CaseClock, ClockDay } from '../kase/questions.js'
import { messages } from './messages.js'
import { weeksOf } from './weeks.js'

/** Any week from Monday on: for the names of its days. */
const WEEK = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06', '2024-01-07']

/** The weeks of a clock: which day of it each is, or why it is none. */
export function DayCalendar({ clock: { days, due } }: { clock: CaseClock }) {
  const [say, language, time] = [useMessages(messages), useLanguage(), useOfficeTime()]
  const today = time && dayAt(time.now)
  return (
    <table className="calendar">
      <caption className="unseen">{say('title')}</caption>
      <thead><tr>{WEEK.map((day) => <th key={day} scope="col"><abbr title={weekday(day, language)}>{language === 'zh' ? weekday(day, language).slice(2) : weekday(day, language).slice(0, 3)}</abbr></th>)}</tr></thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.key}>{week.days.map((day, at) => (day ? <DayCell key={day.day} day={day} first={day === days[0]} due={day.day === due} today={day.day === today} /> : <td key={at} className="no-day" />))}</tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ day: { day, counted, consumed, reason, why, provisional }, first, due, today }: { day: ClockDay; first: boolean; due: boolean; today: boolean }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  const plain = reason === 'WORKING_DAY' || reason === 'CALENDAR_DAY' || reason === 'INSTANT_DUE'
  return (
    <td className={['day', counted ? 'day-counted' : `day-free day-${reason.toLowerCase()}`, due && 'day-due', today && 'day-today'].filter(Boolean).join(' ')} title={localized(why)}>
      <time dateTime={day}><span className="unseen">{officeDay(day, language)}</span><span aria-hidden="true">{first || day.endsWith('-01') ? shortDay(day, language) : Number(day.slice(8))}</span></time>
      {counted && <b>{say('counted', { n: consumed })}</b>}
      {!plain && <span className="day-why">{say(reason)}</span>}
      {today && <span className="day-mark">{say('today')}</span>}
      {due && <span className="day-mark day-mark-due">{say('due')}</span>}
      {provisional && <span className="unseen">{localized(why)}</span>}
    </td>
  )
}
