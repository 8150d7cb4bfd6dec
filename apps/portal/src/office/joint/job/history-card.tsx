import { Instant } from '../../../shared/dates/due.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { history } from './history-messages.js'
import type { Job } from './job-query.js'

type Known = keyof typeof history.zh

/** Every step, the newest first: when, by whom, and what became fact by it. */
export function HistoryCard({ job }: { job: Job }) {
  const [say, localized] = [useMessages(history), useLocalized()]
  const nameOf = (by: string | null) => (by === null ? say('clock') : localized(job.centres.find(({ id }) => id === by)?.names) || by)
  const wordOf = (event: string) => (event in history.zh ? say(event as Exclude<Known, 'steps' | 'refusedOf'>) : event)
  return (
    <section className="card" aria-labelledby="history">
      <header><h2 id="history">{say('title')}</h2><span className="soft">{say('steps', { n: job.steps.length })}</span></header>
      <ol className="history" reversed>
        {job.steps.toReversed().map(({ no, at, by, events }) => <li key={no}><Instant at={at} /><span>{[...new Set(events)].map(wordOf).join(' · ')}</span><span className="soft">{nameOf(by)}</span></li>)}
      </ol>
      {job.refusedActs.length > 0 && (
        <div className="request"><p>{say('refused')}</p><ul>{job.refusedActs.map(({ centreId, code, at }) => <li key={`${at}${centreId}${code}`}><Instant at={at} /> {say('refusedOf', { centre: nameOf(centreId), code })}</li>)}</ul></div>
      )}
    </section>
  )
}
