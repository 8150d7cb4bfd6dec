import { useEffect, useState, type FormEvent } from 'react'
import { useAsk } from '../../shared/graph/use-ask.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Asked } from '../../shared/states/asked.js'
import { Empty } from '../../shared/states/states.js'
import { Field } from '../form/field.js'
import { rewriteAddress, useSearch } from '../shell/address.js'
import { CentreSelect } from './centre-select.js'
import { FoundItems } from './found-items.js'
import { FoundJobs } from './found-jobs.js'
import { GuideCentres } from './guide-graph.js'
import { addressOf, keptCentre, keepCentre } from './guide-address.js'
import { messages } from './messages.js'
import './guide.css'

/** Half of what a person types in a second: the list follows without asking at every letter. */
const PAUSE_MS = 300

/** What a centre does: choose the centre, then look for the matter. Both stand in the address, so that the way back leads to the same list. */
export function GuidePage() {
  const [say, search] = [useMessages(messages), useSearch()]
  const centres = useAsk(GuideCentres, {}, { stays: 600_000 })
  const [centreId, words] = [search.get('centre') ?? keptCentre(), search.get('q') ?? '']
  const [typed, setTyped] = useState(words)
  const show = (centre: string, q: string): void => {
    keepCentre(centre)
    rewriteAddress(addressOf(centre, q.trim().slice(0, 64)))
  }
  useEffect(() => {
    if (typed.trim() === words) return
    const timer = setTimeout(() => show(centreId, typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, words, centreId])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    show(centreId, typed)
  }
  const all = (): void => {
    setTyped('')
    show(centreId, '')
    document.getElementById('q')?.focus()
  }
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('intro')}</p>
      <Asked of={centres}>{({ centres: listed }) => (listed === null ? <Empty title={say('noCentres')}><p>{say('noCentresWhy')}</p></Empty> : (
        <form role="search" onSubmit={submit}>
          <CentreSelect centres={listed} value={centreId} choose={(centre) => show(centre, typed)} />
          {centreId && (
            <div className="search-line">
              <Field name="q" type="search" label={say('search')} hint={say('searchHint')} value={typed} maxLength={64} autoComplete="off" onChange={({ target }) => setTyped(target.value)} />
              <button type="submit" className="main-button">{say('find')}</button>
            </div>
          )}
        </form>
      ))}</Asked>
      {centreId ? (
        <>
          <FoundJobs centreId={centreId} words={words} />
          <FoundItems centreId={centreId} words={words} all={all} />
        </>
      ) : centres.data?.centres && <p className="aside">{say('chooseFirst')}</p>}
    </>
  )
}
