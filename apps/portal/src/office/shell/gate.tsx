import { useEffect, useRef, type ReactNode } from 'react'
import { useLocation } from 'react-router'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Forbidden } from '../../shared/states/states.js'
import type { OfficeRoute } from '../route.js'
import { mayOpen } from '../routes.js'
import { messages } from './messages.js'
import { usePerson } from './person.js'

/** A screen for who may open it; its title in the tab, and the focus at its beginning when one comes to it. A filter that changes the address alone leaves it where it is. */
export function Gate({ route, children }: { route: OfficeRoute; children: ReactNode }) {
  const [say, localized, { roles }, { key, pathname }] = [useMessages(messages), useLocalized(), usePerson(), useLocation()]
  const title = localized(route.title)
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => { document.title = `${title} · ${say('brand')}` }, [title, say])
  const at = useRef(key === 'default' ? pathname : undefined)
  useEffect(() => {
    if (at.current !== pathname) page.current?.focus()
    at.current = pathname
  }, [pathname])
  return <div className="screen" tabIndex={-1} ref={page}>{mayOpen(route, roles) ? children : <><h1>{title}</h1><Forbidden /></>}</div>
}
