import { Link } from 'react-router'
import { useCentreName } from '../../shared/centres/centre-names.js'
import { dayAt, officeDay, officeHour, weekday } from '../../shared/dates/dates.js'
import { useOfficeTime } from '../../shared/dates/office-time.js'
import { LanguageSwitch } from '../../shared/i18n/language-switch.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { logOut, type Person } from '../../shared/session/session.js'
import { messages, roleNames } from './messages.js'

export function Header({ person }: { person: Person | null }) {
  const [say, role, nameOf] = [useMessages(messages), useMessages(roleNames), useCentreName()]
  return (
    <header className="office-header">
      <Link className="brand" to="/office/"><strong>{say('brand')}</strong><span>{say('about')}</span></Link>
      {person && <p className="who">
        {person.centres.length > 0 && <span className="who-centre">{person.centres.slice(0, 3).map(nameOf).join(say('comma'))}{person.centres.length > 3 && say('more', { n: person.centres.length })}</span>}
        <span className="who-person"><b>{person.subject}</b> {person.roles.map((one) => role(one)).join(say('comma'))}</span>
      </p>}
      {person && <Clock />}
      <div className="header-acts">
        <LanguageSwitch />
        {person && <button type="button" onClick={() => void logOut()}>{say('logOut')}</button>}
      </div>
    </header>
  )
}

/** Office time, said to be simulated where it is. */
function Clock() {
  const [time, language, say] = [useOfficeTime(), useLanguage(), useMessages(messages)]
  if (!time) return null
  const day = dayAt(time.now)
  return (
    <p className="office-clock">
      {language === 'zh' ? `${officeDay(day, language)} ${weekday(day, language)}` : `${weekday(day, language)} ${officeDay(day, language)}`} {officeHour(time.now)}
      {time.simulated && <span className="simulated">{say('simulated')}</span>}
    </p>
  )
}
