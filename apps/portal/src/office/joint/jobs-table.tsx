import { Link } from 'react-router'
import { Day, Instant } from '../../shared/dates/due.js'
import type { ResultOf } from '../../shared/graph/graphql.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { jobStates, taskStates } from '../../shared/states/graph-states.js'
import { StateOf } from '../../shared/states/state-of.js'
import { AttentionTags } from './attention.js'
import { timeLeft } from './time-left.js'
import type { Jobs } from './jobs-query.js'
import { messages } from './messages.js'
import './joint.css'

type Job = NonNullable<ResultOf<typeof Jobs>['jointJobs']>['edges'][number]['node']

/** Jobs by row; on a narrow screen each row is a card that says its columns' names itself. */
export function JobsTable({ jobs, label }: { jobs: readonly Job[]; label: string }) {
  const say = useMessages(messages)
  const heads = [say('job'), say('state'), say('now'), say('due'), say('received')]
  return (
    <div className="stack-box"><table className="stacking jobs-table" role="table" aria-label={label}>
      <thead role="rowgroup"><tr role="row">{heads.map((head) => <th key={head} scope="col" role="columnheader">{head}</th>)}</tr></thead>
      <tbody role="rowgroup">{jobs.map((job) => <JobLine key={job.id} job={job} heads={heads} />)}</tbody>
    </table></div>
  )
}

function JobLine({ job, heads }: { job: Job; heads: readonly string[] }) {
  const [say, localized] = [useMessages(messages), useLocalized()]
  return (
    <tr role="row">
      <td role="cell" data-head={heads[0]}>
        <Link className="link-alone job-link" to={`/office/joint/${job.id}`}>{localized(job.blueprintNames) || job.blueprintCode}</Link>
        <span className="soft">{say('version', { n: job.blueprintVersion })}</span>
      </td>
      <td role="cell" data-head={heads[1]}><span className="tags"><StateOf of={jobStates[job.state]} /><AttentionTags of={job.attention} /></span></td>
      <td role="cell" data-head={heads[2]}><NowAt job={job} /></td>
      <td role="cell" data-head={heads[3]}><DueOf job={job} /></td>
      <td role="cell" data-head={heads[4]}>{localized(job.receivedByNames) || job.receivedBy}<span className="soft"><Instant at={job.submittedAt} /></span></td>
    </tr>
  )
}

function NowAt({ job: { openTasks } }: { job: Job }) {
  const [say, localized] = [useMessages(messages), useLocalized()]
  if (openTasks.length === 0) return <span className="soft">{say('nothingOpen')}</span>
  return (
    <ul className="plain-list">
      {openTasks.map(({ node, state, names, centreId, centreNames }) => (
        <li key={node}>{localized(names) || node}<span className="soft">{localized(centreNames) || centreId} <StateOf of={taskStates[state]} /></span></li>
      ))}
    </ul>
  )
}

function DueOf({ job: { due, provisional, left, limit, endedAt, acceptedAt } }: { job: Job }) {
  const [say, language] = [useMessages(messages), useLanguage()]
  if (endedAt) return <>{say('over')}<span className="soft"><Instant at={endedAt} /></span></>
  if (!acceptedAt) return <span className="soft">{say('waits')}</span>
  if (!due) return <>{say('standing')}</>
  const time = left === null || !limit ? null : timeLeft(left, limit.unit, language)
  return <><Day date={due} provisional={provisional} />{time && <b className={`line time-${time.tone}`}>{time.words}</b>}</>
}
