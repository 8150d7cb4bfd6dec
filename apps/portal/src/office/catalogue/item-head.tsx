import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Empty } from '../../shared/states/states.js'
import { useDepartments } from './departments.js'
import { messages } from './messages.js'
import type { Content } from './queries.js'
import './catalogue.css'

/** The way back, what the item is called, and its three pages. */
export function ItemHead({ code, content, acts }: { code: string; content: Pick<Content, 'names' | 'department'>; acts?: ReactNode }) {
  const [say, localized, { nameOf }, { pathname }] = [useMessages(messages), useLocalized(), useDepartments(), useLocation()]
  const at = `/office/catalogue/${code}`
  const tabs = [[at, say('content')], [`${at}/compare`, say('compare')], [`${at}/adoption`, say('adoption')]] as const
  return (
    <>
      <BackToCatalogue />
      <div className="cat-title">
        <div>
          <h1>{localized(content.names)}</h1>
          <p><span className="cat-code">{code}</span> · {nameOf(content.department)}</p>
        </div>
        {acts && <div className="cat-acts">{acts}</div>}
      </div>
      <nav className="cat-tabs" aria-label={say('tabs')}>
        <ul>{tabs.map(([to, name]) => <li key={to}><Link to={to} {...(pathname.replace(/\/$/, '') === to && { 'aria-current': 'page' as const })}>{name}</Link></li>)}</ul>
      </nav>
    </>
  )
}

export function BackToCatalogue() {
  const say = useMessages(messages)
  return <p className="cat-crumb"><Link className="link-alone" to="/office/catalogue">← {say('back')}</Link></p>
}

export function NoItem({ code }: { code: string }) {
  const say = useMessages(messages)
  return <><h1>{say('title')}</h1><section className="card"><Empty title={say('noItem', { code })}><p>{say('noItemWhy')}</p><Link className="link-alone" to="/office/catalogue">{say('back')}</Link></Empty></section></>
}
