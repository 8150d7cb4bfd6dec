import { useEffect, type ReactNode } from 'react'
import { useMessages } from '../../shared/i18n/messages.js'
import { Link } from '../shell/link.js'
import { addressOf, keepCentre } from './guide-address.js'
import { messages } from './messages.js'
import './guide.css'

/** Around one matter: the way back to its centre's list, its name, and what comes after. */
export function GuideFrame({ centreId, title, children }: { centreId: string; title: string | undefined; children: ReactNode }) {
  const say = useMessages(messages)
  useEffect(() => keepCentre(centreId), [centreId])
  useEffect(() => { if (title) document.title = document.title.replace(/^.*(?= · )/, title) }, [title])
  return (
    <>
      <p className="back"><Link className="link-alone" href={addressOf(centreId)}>{say('back')}</Link></p>
      <h1>{title ?? say('title')}</h1>
      {children}
      {title && (
        <p className="acts">
          <button type="button" className="plain-button" onClick={() => print()}>{say('print')}</button>
          <Link className="link-alone" href="/progress">{say('afterwards')}</Link>
        </p>
      )}
    </>
  )
}
