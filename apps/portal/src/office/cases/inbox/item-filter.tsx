import { useState } from 'react'
import type { ResultOf } from '../../../shared/graph/graphql.js'
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
  const asked = useAsk(InboxItems, { centreId, ...(search && { search }) }, { enabled: centreId !== '', keep: true, stays: 60_000 })
  const items = itemsIn(asked.data)
  const take = (text: string): void => {
    setTyped(text)
    if (text.trim() === '' && chosen) choose(null)
    const code = text.split(' · ')[0]!.trim()
    if (code !== chosen && items.some((item) => item.code === code)) choose(code)
  }
  const takeFirst = async (): Promise<void> => {
    // What is listed may still answer what was typed before.
    const [first] = itemsIn(asked.isPlaceholderData ? (await asked.refetch()).data : asked.data)
    if (!first) return
    setTyped(`${first.code} · ${localized(first.names)}`)
    choose(first.code)
  }
  const none = asked.data !== undefined && !isAway(asked.data.implementationItems) && items.length === 0
  return (
    <label className="field field-item" htmlFor="item">
      <span>{say('item')}</span>
      <input id="item" type="search" list="items" autoComplete="off" placeholder={say('itemHint')} value={typed} aria-describedby="item-none"
        onChange={(event) => take(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && void takeFirst()} />
      <datalist id="items">{items.map(({ code, names }) => <option key={code} value={`${code} · ${localized(names)}`} />)}</datalist>
      <span id="item-none" className="quiet" role="status">{none && say('noItem')}</span>
    </label>
  )
}

const itemsIn = (answer: ResultOf<typeof InboxItems> | undefined) =>
  (answer && !isAway(answer.implementationItems) ? answer.implementationItems.edges.map(({ node }) => node) : [])
