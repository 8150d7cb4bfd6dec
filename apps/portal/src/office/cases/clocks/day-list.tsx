import { officeDay, shortDay, weekday } from '../../../shared/dates/dates.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import type { CaseClock } from '../kase/questions.js'
import { messages } from './messages.js'

/** The same days in full words, one a row; the year stands where it begins. */
export function DayList({ clock: { days, due } }: { clock: CaseClock }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  return (
    <table className="day-list">
      <caption className="unseen">{say('title')}</caption>
      <thead><tr><th scope="col">{say('day')}</th><th scope="col">{say('counts')}</th><th scope="col">{say('why')}</th></tr></thead>
      <tbody>
        {days.map(({ day, counted, consumed, why }) => (
          <tr key={day} className={counted ? undefined : 'row-free'}>
            <td><time dateTime={day}>{day === days[0]?.day || day.endsWith('-01-01') ? officeDay(day, language) : shortDay(day, language)}</time> <span className="quiet">{weekday(day, language)}</span></td>
            <td>{counted ? say('countedLong', { n: consumed }) : say('notCounted')}{day === due && <b>{say('isDue')}</b>}</td>
            <td>{localized(why)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
