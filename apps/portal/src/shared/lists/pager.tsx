import { defineMessages, useMessages } from '../i18n/messages.js'
import type { Pages } from './use-pages.js'
import './pager.css'

const messages = defineMessages(
  { pages: '分页', page: '第 {n} 页', next: '下一页', back: '上一页' },
  { pages: 'Pages', page: 'Page {n}', next: 'Next page', back: 'Previous page' },
)

/** Forwards and back through a connection; nothing when it has one page. */
export function Pager({ pages, info }: { pages: Pages; info: { hasNextPage: boolean; endCursor?: string | null } }) {
  const say = useMessages(messages)
  const next = info.hasNextPage ? info.endCursor : undefined
  if (pages.number === 1 && !next) return null
  return (
    <nav className="pager" aria-label={say('pages')}>
      <button type="button" className="plain-button" disabled={pages.number === 1} onClick={() => pages.back()}>{say('back')}</button>
      <span role="status">{say('page', { n: pages.number })}</span>
      <button type="button" className="plain-button" disabled={!next} onClick={() => next && pages.next(next)}>{say('next')}</button>
    </nav>
  )
}
