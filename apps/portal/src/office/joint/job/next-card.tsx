import { Day } from '../../../shared/dates/due.js'
import { defineMessages, useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { ActButtons, type Begin } from '../acts/act-buttons.js'
import type { Act, Job } from './job-query.js'

const words = defineMessages(
  { next: '下一步', nothing: '没有待办：联办件已办结。', whole: '整件', request: '已要求申请人补齐', until: '截至', wayOut: '办法' },
  { next: 'What comes next', nothing: 'Nothing is left to do: the job has ended.', whole: 'The whole job', request: 'The applicant was asked for', until: 'until', wayOut: 'What can be done' },
)

/** What the job waits for, the most urgent first, each with the act that answers it; what else can be done about the whole stands below. */
export function NextCard({ job, begin }: { job: Job; begin: Begin }) {
  const [say, localized] = [useMessages(words), useLocalized()]
  const offered = new Set(job.next.filter(({ node }) => node === null).map(({ act }) => act))
  const others = job.possibleActs.filter((act) => !offered.has(act) && act !== 'settleLate')
  return (
    <section className="card" aria-labelledby="next">
      <header><h2 id="next">{say('next')}</h2></header>
      {job.next.length === 0 && <p className="nothing">{say('nothing')}</p>}
      <ol className="next-list">
        {job.next.map(({ words: what, node, act }, i) => (
          <li key={i}>
            <span className="next-words">{localized(what)}<WayOut job={job} node={node} act={act} /></span>
            {act && <span className="acts"><ActButtons acts={actsFor(job, node, act)} {...lateOf(job, node, act)} {...(node && { node })} of={localized(what)} begin={begin} /></span>}
          </li>
        ))}
        {others.length > 0 && <li><span className="next-words soft">{say('whole')}</span><span className="acts"><ActButtons acts={others} of={say('whole')} begin={begin} /></span></li>}
      </ol>
      {job.request && <Request request={job.request} documents={job.documents.documents} />}
    </section>
  )
}

/** An objection is settled either way, and who is away can be reminded as well. */
const beside: Partial<Record<Act, Act>> = { overrideObjection: 'upholdObjection', reassignTask: 'remindTask' }

function actsFor(job: Job, node: string | null, act: Act): Act[] {
  const other = beside[act]
  return other && job.nodes.find(({ id }) => id === node)?.possibleActs.includes(other) ? [act, other] : [act]
}

const lateOf = (job: Job, node: string | null, act: Act): { late?: string } => {
  const late = act === 'settleLate' ? job.late.find((one) => one.resolution === null && (node === null || one.node === node)) : undefined
  return late ? { late: late.commandId } : {}
}

/** Of a centre that an offer has not reached: what can be done about it. */
function WayOut({ job, node }: { job: Job; node: string | null; act: Act | null }) {
  const [say, localized] = [useMessages(words), useLocalized()]
  const away = job.nodes.find(({ id }) => id === node)?.away
  return away?.alarmedAt ? <span className="soft">{say('wayOut')}: {localized(away.wayOut)}</span> : null
}

function Request({ request: { papers, completeBy, note }, documents }: { request: NonNullable<Job['request']>; documents: Job['documents']['documents'] }) {
  const [say, localized] = [useMessages(words), useLocalized()]
  const nameOf = (key: string) => localized(documents.find(({ code, subject, variant }) => [code, subject, ...(variant ? [variant] : [])].join('/') === key)?.names) || key
  return (
    <div className="request">
      <p>{say('request')}{completeBy && <> ({say('until')} <Day date={completeBy} />)</>}:</p>
      <ul>{papers.map((key) => <li key={key}>{nameOf(key)}</li>)}{note && <li>{note}</li>}</ul>
    </div>
  )
}
