import { useState } from 'react'
import { isAway } from '../../../shared/graph/refusal.js'
import { useAsk } from '../../../shared/graph/use-ask.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { messages } from './messages.js'
import { InboxItems } from './questions.js'

/** Finds an item by name, sound or code as one types, and filters by the one chosen; emptied, by none. */
export function ItemFilter({ centreId, chosen, choose }: { centreId: string; chosen: string | null; choose(item: string | null): void }) {
  const [say, localized] = [useMessages(messages), useLocalized()]
  const [typed, setTyped] = useState(chosen ?? '')
  const [was, setWas] = useState(chosen)
  if (was !== chosen) {
    setWas(chosen)
    if (!chosen) setTyped('')
  }
  const search = typed.split(' · ')[0]!.trim().slice(0, 64)
  const found = useAsk(InboxItems, { centreId, ...(search && { search }) }, { enabled: centreId !== '', keep: true, stays: 60_000 }).data?.implementationItems
  const items = found && !isAway(found) ? found.edges.map(({ node }) => node) : []
  const take = (text: string): void => {
    setTyped(text)
    if (text.trim() === '' && chosen) choose(null)
    const code = text.split(' · ')[0]!.trim()
    if (code !== chosen && items.some((item) => item.code === code)) choose(code)
  }
  const takeFirst = ([first]: typeof items): void => first && take(`${first.code} · ${localized(first.names)}`)
  const none = found !== undefined && !isAway(found) && items.length === 0
  return (
    <label className="field field-item" htmlFor="item">
      <span>{say('item')}</span>
      <input id="item" type="search" list="items" autoComplete="off" placeholder={say('itemHint')} value={typed} aria-describedby="item-none"
        onChange={(event) => take(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && takeFirst(items)} />
      <datalist id="items">{items.map(({ code, names }) => <option key={code} value={`${code} · ${localized(names)}`} />)}</datalist>
      <span id="item-none" className="quiet" role="status">{none && say('noItem')}</span>
    </label>
  )
}
