import type { ReactNode } from 'react'
import { useCentreName } from '../centres/centre-names.js'
import { officeInstant } from '../dates/dates.js'
import type { Failure } from '../graph/failure.js'
import type { Away as AwayAnswer } from '../graph/refusal.js'
import { useLanguage } from '../i18n/language.js'
import { useMessages } from '../i18n/messages.js'
import { Icon, type IconName } from './icons.js'
import { messages } from './messages.js'
import './states.css'

export function Loading({ what }: { what?: string }) {
  const say = useMessages(messages)
  return <p className="state-loading" role="status"><i />{what ?? say('loading')}</p>
}

/** Nothing to list. Say what would be here, and give the way to make the first one. */
export function Empty({ title, children }: { title?: string; children?: ReactNode }) {
  const say = useMessages(messages)
  return <State kind="empty" icon="empty" title={title ?? say('empty')}>{children}</State>
}

// The gateway writes instants as programs do.
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g

/** Why there is no answer, and what to do: any Failure has its own words. */
export function Failed({ failure, retry }: { failure: Failure; retry?: () => unknown }) {
  const [say, language] = [useMessages(messages), useLanguage()]
  const told = failure.told(language).replace(INSTANT, (at) => officeInstant(at, language))
  const again = retry && <button type="button" onClick={() => void retry()}>{say('retry')}</button>
  if (failure.kind === 'forbidden') return <Forbidden />
  if (failure.kind === 'logged-out') {
    return <State kind="forbidden" icon="locked" title={say('loggedOut')}><p>{say('loggedOutWhy')}</p></State>
  }
  if (failure.kind === 'away') return <State kind="away" icon="away" title={say('away')} alert><p>{told || say('awayWhy')}</p>{again}</State>
  if (failure.kind === 'offline') return <State kind="failed" icon="away" title={say('offline')} alert><p>{say('offlineWhy')}</p>{again}</State>
  if (failure.kind === 'refused') return <State kind="failed" icon="refused" title={say('refused')} alert><p>{told}</p></State>
  return (
    <State kind="failed" icon="warning" title={say('failed')} alert>
      <p>{say('failedWhy')}</p>
      {failure.more.trace && <p>{say('trace', { trace: failure.more.trace })}</p>}
      {again}
    </State>
  )
}

/** A centre that cannot be reached: since when, and that nothing is lost. */
export function Away({ of, retry }: { of: Pick<AwayAnswer, 'centreId' | 'since' | 'asOf'>; retry?: () => unknown }) {
  const [say, language, nameOf] = [useMessages(messages), useLanguage(), useCentreName()]
  const told = (instant: string | null) => (instant ? officeInstant(instant, language) : say('unknown'))
  return (
    <State kind="away" icon="away" title={say('awayCentre', { centre: nameOf(of.centreId) })} alert>
      <p>{say('awaySince', { since: told(of.since), asOf: told(of.asOf) })}</p>
      {retry && <button type="button" onClick={() => void retry()}>{say('retry')}</button>}
    </State>
  )
}

export function Forbidden() {
  const say = useMessages(messages)
  return <State kind="forbidden" icon="locked" title={say('forbidden')}><p>{say('forbiddenWhy')}</p></State>
}

/** Above a list of which some centres' part is missing. The gateway's reason is in the language that was asked in, and tells nobody at a counter what to do. */
export function PartlyAway({ centres }: { centres: readonly { centreId: string }[] }) {
  const [say, nameOf] = [useMessages(messages), useCentreName()]
  if (centres.length === 0) return null
  return (
    <div role="status">
      <ul className="partly">
        {centres.map(({ centreId }) => <li key={centreId}><Icon name="away" />{say('partly', { centre: nameOf(centreId) })}</li>)}
      </ul>
    </div>
  )
}

/** `alert`: what came up while somebody worked is said out loud; what is simply so is not. */
function State({ kind, icon, title, alert, children }: { kind: string; icon: IconName; title: string; alert?: boolean; children?: ReactNode }) {
  return (
    <section className={`state state-${kind}`} {...(alert && { role: 'alert' })}>
      <h2 className="state-head"><Icon name={icon} size={20} />{title}</h2>
      {children}
    </section>
  )
}

