import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useCentreName } from '../../shared/centres/centre-names.js'
import type { Failure } from '../../shared/graph/failure.js'
import type { Away as AwayAnswer } from '../../shared/graph/refusal.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Sentence } from '../../shared/states/sentence.js'
import { StateTag } from '../../shared/states/state-tag.js'
import { Icon } from '../../shared/states/icons.js'
import { Failed } from '../../shared/states/states.js'
import type { CounterDraft } from './counter-draft.js'
import { messages } from './messages.js'

interface Localized {
  zh: string
  en: string | null
}

export interface CheckPanelProps {
  centreId: string
  draft: CounterDraft
  chosen: { kind: 'item' | 'job'; names: Localized; missing: { key: string; names: Localized }[] } | null
  busy: boolean
  told: { general: string | undefined; away: AwayAnswer | undefined; failure: Failure | undefined }
  notifying: boolean
  setNotifying(on: boolean): void
  accept(): void
  notify(): void
  startAnew(): void
}

/** It may have been done or not: the same again finds out. */
const unheard = new Set(['away', 'offline', 'failed'])

/** So many stand beside the list itself. */
const LISTED = 6

/** What will be recorded, and the two ways to end: accepted, or told once what is missing. */
export function CheckPanel({ centreId, draft, chosen, busy, told, notifying, setNotifying, accept, notify, startAnew }: CheckPanelProps) {
  const [say, localized, nameOf] = [useMessages(messages), useLocalized(), useCentreName()]
  const toTell = useRef<HTMLButtonElement>(null)
  useEffect(() => { if (notifying) toTell.current?.focus() }, [notifying])
  const { missing = [] } = chosen ?? {}
  const job = chosen?.kind === 'job'
  return (
    <section className="card check" aria-labelledby="check">
      <header><h2 id="check">{say('check')}</h2></header>
      <div className="card-body">
        <dl className="check-facts">
          <div><dt>{say('applicant')}</dt><dd>{draft.party.name.trim() || <i>{say('notYet')}</i>}</dd></div>
          {draft.agent && <div><dt>{say('agent')}</dt><dd>{draft.agent.name.trim() || <i>{say('notYet')}</i>}</dd></div>}
          <div><dt>{say('pick')}</dt><dd>{chosen ? localized(chosen.names) : <i>{say('notYet')}</i>}</dd></div>
          <div><dt>{say('materials')}</dt><dd aria-live="polite">
            {!chosen ? <i>{say('notYet')}</i> : missing.length === 0 ? <StateTag tone="done">{say('nothingMissing')}</StateTag> : (
              <>
                <StateTag tone="warning">{say('missing', { n: missing.length })}</StateTag>
                {!notifying && <ul className="missing">{missing.slice(0, LISTED).map(({ key, names }) => <li key={key}>{localized(names)}</li>)}{missing.length > LISTED && <li>{say('andMore', { n: missing.length - LISTED })}</li>}</ul>}
                {job && <p className="hint">{say('jobMissing', { n: missing.length })}</p>}
              </>
            )}
          </dd></div>
        </dl>
        {draft.received && <div className="received" role="status">
          <p><StateTag tone="warning">{say('receivedOnly')}</StateTag></p>
          <p>{say('receivedOnlyWhy')}</p>
          <p><Link className="link-alone" to={`/office/cases/${draft.received.centreId}/${draft.received.caseId}`}>{say('openCase')}</Link> <button type="button" className="as-link" onClick={startAnew}>{say('anew')}</button></p>
        </div>}
        {told.general && <Sentence>{told.general}</Sentence>}
        {told.away && <Unanswered centre={nameOf(told.away.centreId)} />}
        {told.failure && (unheard.has(told.failure.kind) ? <Unanswered centre={nameOf(told.failure.more.centreId ?? centreId)} /> : <Failed failure={told.failure} />)}
        {notifying ? (
          <section className="tell" aria-labelledby="tell">
            <h3 id="tell">{say('noticeTitle')}</h3>
            <p>{say('noticeWhy')}</p>
            <ol>{missing.map(({ key, names }) => <li key={key}>{localized(names)}</li>)}</ol>
            <p className="hint">{say('noticeUntil')}</p>
            <div className="acts">
              <button ref={toTell} type="button" className="act-main" disabled={busy} onClick={notify}>{busy ? say('working') : say('noticeDo')}</button>
              <button type="button" className="plain-button" disabled={busy} onClick={() => setNotifying(false)}>{say('back')}</button>
            </div>
          </section>
        ) : (
          <div className="acts">
            <button type="button" className="act-main" disabled={busy} aria-keyshortcuts="F9" onClick={accept}>{busy ? say('working') : say(job ? 'submit' : 'accept')} <kbd aria-hidden="true">F9</kbd></button>
            {!job && <button type="button" className="plain-button" disabled={busy} aria-keyshortcuts="Shift+F9" onClick={() => setNotifying(true)}>{say('notice')} <kbd aria-hidden="true">Shift F9</kbd></button>}
          </div>
        )}
      </div>
    </section>
  )
}

function Unanswered({ centre }: { centre: string }) {
  const say = useMessages(messages)
  return (
    <section className="state state-away" role="alert">
      <h3 className="state-head"><Icon name="away" size={20} />{say('unanswered', { centre })}</h3>
      <p>{say('unansweredWhy')}</p>
    </section>
  )
}
