import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { createQueries } from '../../shared/graph/queries.js'
import { LanguageSwitch } from '../../shared/i18n/language-switch.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { navigation, routes } from '../routes.js'
import { usePathname } from './address.js'
import { Link } from './link.js'
import { matchPath } from './match.js'
import { messages } from './messages.js'
import { NotFound } from './not-found.js'
import { Screen } from './screen.js'

/** The citizens' front end: header, the page of the address, footer. */
export function App() {
  const [queries] = useState(createQueries)
  const [say, localized, pathname] = [useMessages(messages), useLocalized(), usePathname()]
  const found = routes.map((route) => ({ route, params: matchPath(route.path, pathname) })).find(({ params }) => params)
  const title = found ? localized(found.route.title) : say('notFound')
  const main = useRef<HTMLElement>(null)
  const first = useRef(pathname)
  useEffect(() => { document.title = `${title} · ${say('brand')}` }, [title, say])
  useEffect(() => {
    if (first.current !== pathname) main.current?.focus()
    first.current = ''
  }, [pathname])
  return (
    <QueryClientProvider client={queries}>
      <a className="skip-link" href="#main">{say('skip')}</a>
      <header className="citizen-header">
        <div>
          <Link className="brand" href="/"><strong>{say('brand')}</strong> <span>{say('about')}</span></Link>
          <LanguageSwitch />
        </div>
      </header>
      {navigation.length > 0 && <nav className="citizen-nav" aria-label={say('navigation')}><ul>{navigation.map((route) => <li key={route.path}><Link href={route.path}>{localized(route.nav)}</Link></li>)}</ul></nav>}
      <main id="main" tabIndex={-1} ref={main}>
        {found ? <Screen key={found.route.path} route={found.route} params={found.params!} /> : <NotFound />}
      </main>
      <footer className="citizen-footer"><p>{say('help')}</p><p><a className="link-alone" href="/office/">{say('office')}</a></p></footer>
    </QueryClientProvider>
  )
}
