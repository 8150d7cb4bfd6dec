import { Day } from '../../shared/dates/due.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Around, SLOT } from '../shell/around.js'
import { messages } from './messages.js'
import type { JobOfReceipt } from './progress-graph.js'

/** What is missing over all departments, told once (Licensing Law, art. 32): which documents, in which form, until when and where. */
export function Notice({ request: { kind, documents, note, completeBy }, centre }: { request: NonNullable<JobOfReceipt['request']>; centre: string }) {
  const [say, localized] = [useMessages(messages), useLocalized()]
  return (
    <section className="notice">
      {completeBy && <p className="to-do"><Around text={say(documents.length > 0 ? 'missingBy' : 'rightBy', { date: SLOT, centre })}><Day date={completeBy} /></Around> {kind === 'correction' && say('missingLapses')}</p>}
      {documents.length > 0 && (
        <>
          <h3>{say('missing')}</h3>
          <ol>{documents.map(({ code, subject, variant, names, form }) => <li key={`${code}/${subject}/${variant ?? ''}`}><strong>{localized(names)}</strong>{form && <span>{say(`form_${form}`)}</span>}</li>)}</ol>
          <p>{say('missingWhy')}</p>
        </>
      )}
      {note && <><h3>{say('note')}</h3><p>{note}</p></>}
    </section>
  )
}
