import { useLanguage } from '../i18n/language.js'
import { useMessages } from '../i18n/messages.js'
import { messages } from '../states/messages.js'
import { officeDay, officeInstant } from './dates.js'

/** A day of the calendar; one that may still move is marked so, with the reason. */
export function Day({ date, provisional = false }: { date: string; provisional?: boolean }) {
  const [say, language] = [useMessages(messages), useLanguage()]
  const day = <time dateTime={date}>{officeDay(date, language)}</time>
  if (!provisional) return day
  return <span title={say('provisionalWhy')}>{day}<span className="provisional-mark">{say('provisional')}<span className="unseen">: {say('provisionalWhy')}</span></span></span>
}

/** An instant in the office's own time. */
export function Instant({ at }: { at: string }) {
  return <time dateTime={at}>{officeInstant(at, useLanguage())}</time>
}
