import { Outlet } from 'react-router'
import { useSession } from '../../shared/session/session.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Failed } from '../../shared/states/states.js'
import { Failure } from '../../shared/graph/failure.js'
import { Ended } from './ended.js'
import { Header } from './header.js'
import { Landing } from './landing.js'
import { messages } from './messages.js'
import { Navigation } from './navigation.js'
import { Opening } from './opening.js'
import { PersonContext } from './person.js'

/** Header, navigation by role, and the screen; or the way to log in. */
export function Shell() {
  const [session, say] = [useSession(), useMessages(messages)]
  const person = session.data?.person ?? null
  return (
    <PersonContext value={person}>
      <a className="skip-link" href="#main">{say('skip')}</a>
      <Header person={person} />
      {person && <Navigation person={person} />}
      <main id="main" tabIndex={-1} className="office-main">
        {session.data?.ended && <Ended />}
        {person ? <Outlet /> : session.isPending ? <Opening /> : session.error ? <div className="screen"><h1>{say('brand')}</h1><Failed failure={new Failure('offline', '')} retry={session.refetch} /></div> : <Landing />}
      </main>
    </PersonContext>
  )
}
