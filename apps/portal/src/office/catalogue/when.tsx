import { useEffect, useRef } from 'react'
import { officeDay } from '../../shared/dates/dates.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Icon } from '../../shared/states/icons.js'
import { nextMonth, typedDay, type Typed } from './effective-day.js'
import { publishMessages } from './form-messages.js'

export interface Chosen {
  which: 'today' | 'nextMonth' | 'another' | null
  typed: Typed
}

export const nothingChosen: Chosen = { which: null, typed: { year: '', month: '', day: '' } }

/** The day chosen, or why there is none. */
export function dayChosen({ which, typed }: Chosen, today: string): { day: string } | { fault: 'choose' | 'noDay' } {
  if (which === 'today') return { day: today }
  if (which === 'nextMonth') return { day: nextMonth(today) }
  const day = which === 'another' ? typedDay(typed) : undefined
  return day ? { day } : { fault: which === 'another' ? 'noDay' : 'choose' }
}

/** From when a version holds. Nothing is chosen beforehand: it cannot be taken back. */
export function When({ chosen, choose, today, fault }: { chosen: Chosen; choose: (chosen: Chosen) => void; today: string; fault: string | undefined }) {
  const [say, language] = [useMessages(publishMessages), useLanguage()]
  const group = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (fault) (group.current?.querySelector<HTMLElement>('.cat-date input') ?? group.current?.querySelector<HTMLElement>('input:checked, input'))?.focus()
  }, [fault])
  const days = { today, nextMonth: nextMonth(today), another: undefined }
  const { which, typed } = chosen
  return (
    <fieldset ref={group} className={fault ? 'cat-when with-fault' : 'cat-when'} aria-describedby={fault ? 'when-fault when-why' : 'when-why'}>
      <legend>{say('when')}</legend>
      <p id="when-why">{say('whenWhy')}</p>
      {fault && <p id="when-fault" className="cat-fault" role="alert"><Icon name="warning" />{fault}</p>}
      {(['today', 'nextMonth', 'another'] as const).map((one) => (
        <label key={one} className="cat-choice">
          <input type="radio" name="when" checked={which === one} onChange={() => choose({ ...chosen, which: one })} />
          <span>{say(one)}{days[one] && <> <b>{officeDay(days[one], language)}</b></>}</span>
        </label>
      ))}
      {which === 'another' && (
        <div className="cat-date">
          {(['year', 'month', 'day'] as const).map((part) => (
            <label key={part}>{say(part)}<input inputMode="numeric" autoComplete="off" maxLength={part === 'year' ? 4 : 2} value={typed[part]} aria-invalid={fault !== undefined} onChange={({ target }) => choose({ ...chosen, typed: { ...typed, [part]: target.value } })} /></label>
          ))}
        </div>
      )}
    </fieldset>
  )
}
