import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { daysOf, officeDay } from '../../../shared/dates/dates.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { useMessages } from '../../../shared/i18n/messages.js'
import { Icon } from '../../../shared/states/icons.js'
import { DueLeft } from '../due-left.js'
import { unitOf } from '../urgency.js'
import type { CaseClock, Kase } from '../kase/questions.js'
import { DayCalendar } from './day-calendar.js'
import { DayList } from './day-list.js'
import { messages } from './messages.js'

const ROOMY = '(min-width: 48em)'

type Which = 'promised' | 'statutory'
type As = 'calendar' | 'list'

/** Both clocks, each explained day by day: as a calendar, or as a list where there is no room for one. */
export function ClocksCard({ kase }: { kase: Kase }) {
  const say = useMessages(messages)
  const [which, setWhich] = useState<Which>('promised')
  const [chosen, setAs] = useState<As>('calendar')
  const roomy = useRoomy()
  const as = roomy ? chosen : 'list'
  const clock = kase[which]
  return (
    <section className="card" aria-labelledby="clocks">
      <header>
        <h2 id="clocks">{say('title')}</h2>
        {clock && (
          <div className="switches">
            <Switch<Which> label={say('which')} value={which} options={[['promised', say('promised')], ['statutory', say('statutory')]]} onChange={setWhich} />
            {roomy && <Switch<As> label={say('shown')} value={as} options={[['calendar', say('calendar')], ['list', say('list')]]} onChange={setAs} />}
          </div>
        )}
      </header>
      <div className="card-body">
        {clock ? <><Sum clock={clock} />{as === 'calendar' ? <DayCalendar clock={clock} /> : <DayList clock={clock} />}</> : <p className="quiet">{say('notYet')}</p>}
      </div>
    </section>
  )
}

/** Whether seven days stand beside each other with their words: in a narrow window, or with large text, they do not. */
function useRoomy(): boolean {
  return useSyncExternalStore((changed) => {
    const wide = matchMedia(ROOMY)
    wide.addEventListener('change', changed)
    return () => wide.removeEventListener('change', changed)
  }, () => matchMedia(ROOMY).matches)
}

function Sum({ clock: { start, limit, unit, due, provisional, used, daysLeft } }: { clock: CaseClock }) {
  const [say, language] = [useMessages(messages), useLanguage()]
  const days = (n: number) => daysOf(n, unitOf(unit), language)
  return (
    <>
      <p className="clock-sum">
        <span>{limit === 0 ? say('instant') : say('sum', { limit: days(limit), start: officeDay(start, language) })}</span>
        {due && <b>{say('dueOn', { day: officeDay(due, language) })}</b>}
        <span>{say(daysLeft === null && due ? 'usedAll' : 'used', { used: days(used) })}</span>
        {daysLeft !== null && <DueLeft daysLeft={daysLeft} unit={unit} />}
      </p>
      {!due && <Told icon="stopped">{say('stands')}</Told>}
      {provisional && <Told icon="warning">{say('provisional')}</Told>}
    </>
  )
}

const Told = ({ icon, children }: { icon: 'stopped' | 'warning'; children: ReactNode }) => <p className="note"><Icon name={icon} size={18} />{children}</p>

function Switch<T extends string>({ label, value, options, onChange }: { label: string; value: T; options: [T, string][]; onChange(value: T): void }) {
  return (
    <div className="switch" role="group" aria-label={label}>
      {options.map(([key, text]) => <button key={key} type="button" aria-pressed={key === value} onClick={() => onChange(key)}>{text}</button>)}
    </div>
  )
}
