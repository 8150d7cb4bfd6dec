import { NavLink } from 'react-router'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import type { Person } from '../../shared/session/session.js'
import { navigationOf } from '../routes.js'
import { messages } from './messages.js'

/** What this person's roles may open; the rest is not there. */
export function Navigation({ person }: { person: Person }) {
  const [say, localized] = [useMessages(messages), useLocalized()]
  const links = navigationOf(person.roles)
  return (
    <nav className="office-nav" aria-label={say('navigation')}>
      <ul>
        {links.map((route) => <li key={route.path}><NavLink to={`/office/${route.path}`} end={route.path === ''}>{localized(route.title)}</NavLink></li>)}
      </ul>
    </nav>
  )
}
