import { useEffect, useState, type KeyboardEvent } from 'react'
import { daysOf } from '../../shared/dates/dates.js'
import { isAway } from '../../shared/graph/refusal.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { Asked } from '../../shared/states/asked.js'
import { Away } from '../../shared/states/states.js'
import type { CounterDraft } from './counter-draft.js'
import { CounterOffers } from './counter-graph.js'
import { Fault } from './fault.js'
import { messages } from './messages.js'
import { useSettledText } from './use-settled-text.js'

type Pick = NonNullable<CounterDraft['pick']>

interface Offer extends Pick {
  names: { zh: string; en: string | null }
  facts: string[]
}

const AGAIN_MS = 8_000

/** What a centre takes in, found as it is typed; one press of Enter takes the first. */
export function PickSearch({ centreId, fault, onPick }: { centreId: string; fault: string | undefined; onPick(pick: Pick): void }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  const [text, setText] = useState('')
  const search = useSettledText(text.trim())
  const [away, setAway] = useState(false)
  const offers = useAsk(CounterOffers, { centreId, search: search || null }, { keep: true, stays: away ? 0 : 60_000, ...(away && { every: AGAIN_MS }) })
  const [active, setActive] = useState(-1)
  // With nothing typed nothing is chosen, so that Enter alone takes nothing.
  useEffect(() => setActive(search === '' ? -1 : 0), [search])

  const { implementationItems: items, jobBlueprints: jobs } = offers.data ?? {}
  const isGone = offers.error !== null || (items !== undefined && isAway(items))
  if (isGone !== away) setAway(isGone)
  const ofItems: Offer[] = !items || isAway(items) || !('edges' in items) ? [] : items.edges.map(({ node }) => ({
    kind: 'item', code: node.code, names: node.names,
    facts: [node.code, localized(node.departmentNames), node.kind === 'INSTANT' ? say('instant') : daysOf(node.promisedLimit.days, node.promisedLimit.unit, language)],
  }))
  const ofJobs: Offer[] = !jobs || isAway(jobs) || !('edges' in jobs) ? [] : jobs.edges.map(({ node }) => ({
    kind: 'job', code: node.code, names: node.names, facts: [node.code, localized(node.leadNames), daysOf(node.workingDays, 'WORKING_DAYS', language)],
  }))
  const all = [...ofJobs, ...ofItems]
  const idOf = (at: number) => `offer-${at}`
  const settled = text.trim() === search && !offers.isPlaceholderData

  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      const next = Math.min(Math.max(active + step, 0), all.length - 1)
      setActive(next)
      document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' })
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      const offer = all[active]
      if (offer && settled) onPick({ kind: offer.kind, code: offer.code })
    }
  }

  const group = (title: string, list: Offer[], from: number) => list.length > 0 && (
    <div role="group" aria-label={title}>
      <p className="offers-title" aria-hidden="true">{title}</p>
      {list.map((offer, at) => (
        <div
          key={offer.code} id={idOf(from + at)} role="option" aria-selected={active === from + at} className="offer"
          onMouseDown={(event) => event.preventDefault()} onClick={() => onPick({ kind: offer.kind, code: offer.code })}
        >
          <b>{localized(offer.names)}</b>
          <span className="offer-facts">{offer.facts.filter((fact) => fact).map((fact) => <span key={fact}>{fact}</span>)}</span>
        </div>
      ))}
    </div>
  )

  return (
    <div className="pick">
      <div className="field">
        <label htmlFor="pick">{say('search')}</label>
        <input
          id="pick" role="combobox" aria-expanded={all.length > 0} aria-controls="offers" aria-autocomplete="list" autoComplete="off" spellCheck={false} maxLength={64}
          {...(active >= 0 && active < all.length && { 'aria-activedescendant': idOf(active) })} aria-invalid={fault !== undefined} aria-describedby="pick-more"
          value={text} onChange={(event) => setText(event.target.value)} onKeyDown={press}
        />
        <div id="pick-more">{fault ? <Fault>{fault}</Fault> : <p className="hint">{say('searchHint')}</p>}</div>
      </div>
      <Asked of={offers}>{({ implementationItems }) => (isAway(implementationItems)
        ? <Away of={implementationItems} retry={offers.refetch} />
        : (
          <>
            <div id="offers" role="listbox" aria-label={say('results')} className="offers" hidden={all.length === 0}>
              {group(say('jobs'), ofJobs, 0)}
              {group(say('items'), ofItems, ofJobs.length)}
            </div>
            {all.length === 0 && <p className="none" role="status"><b>{say('noneFound', { search })}</b> {say('noneFoundWhy')}</p>}
            {'pageInfo' in implementationItems && implementationItems.pageInfo.hasNextPage && <p className="hint">{say('more')}</p>}
          </>
        ))}</Asked>
    </div>
  )
}
