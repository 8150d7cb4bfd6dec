import { Link } from 'react-router'
import { useCentreName } from '../../shared/centres/centre-names.js'
import { Instant } from '../../shared/dates/due.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Empty } from '../../shared/states/states.js'
import { navigationOf } from '../routes.js'
import { roleNames } from '../shell/messages.js'
import { usePerson } from '../shell/person.js'
import { messages } from './messages.js'
import './home.css'

/** Who I am, my centres, and where to go: by role. */
export function HomePage() {
  const [say, role, localized, nameOf] = [useMessages(messages), useMessages(roleNames), useLocalized(), useCentreName()]
  const person = usePerson()
  const links = navigationOf(person.roles).filter(({ path }) => path !== '')
  return (
    <>
      <h1>{say('title', { subject: person.subject })}</h1>
      <section className="card" aria-labelledby="screens">
        <header><h2 id="screens">{say('screens')}</h2></header>
        {links.length === 0 ? <div className="card-body"><Empty title={say('none')}><p>{say('noneWhy')}</p></Empty></div> : (
          <ul className="home-links">
            {links.map((route) => <li key={route.path}><Link to={`/office/${route.path}`}><b>{localized(route.title)}</b><span>{localized(route.nav.about)}</span></Link></li>)}
          </ul>
        )}
      </section>
      <section className="card" aria-labelledby="yours">
        <header><h2 id="yours">{say('yours')}</h2></header>
        <dl className="facts card-body">
          <div><dt>{say('roles')}</dt><dd>{person.roles.map((one) => role(one)).join(' · ')}</dd></div>
          <div><dt>{say('centres')}</dt><dd>{person.centres.map(nameOf).join(' · ') || say('noCentres')}</dd></div>
          {person.department && <div><dt>{say('department')}</dt><dd>{person.department}</dd></div>}
          <div><dt>{say('until')}</dt><dd><Instant at={person.expiresAt} /></dd></div>
        </dl>
      </section>
    </>
  )
}
