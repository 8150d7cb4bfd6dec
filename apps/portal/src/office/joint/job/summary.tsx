import type { ReactNode } from 'react'
import { daysOf, type LimitUnit } from '../../../shared/dates/dates.js'
import { Day, Instant } from '../../../shared/dates/due.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { defineMessages, useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import type { Job } from './job-query.js'

const words = defineMessages({
  due: '到期日', used: '已用 / 总时限', left: '剩余', over: '超期', finish: '照此预计办结', blocking: '卡在', notAccepted: '未受理', stands: '停钟中', ended: '办结',
  nothing: '—', received: '收件中心', submitted: '提交', accepted: '受理', lead: '牵头部门', version: '方案版本', versionIs: '{code} 第{n}版', number: '联办件标识',
}, {
  due: 'Due', used: 'Used / limit of the whole', left: 'Left', over: 'Over', finish: 'Finish as it stands', blocking: 'Held up by', notAccepted: 'not accepted yet', stands: 'clock stands', ended: 'Ended',
  nothing: '—', received: 'Received by', submitted: 'Submitted', accepted: 'Accepted', lead: 'Lead department', version: 'Blueprint', versionIs: '{code}, version {n}', number: 'Job id',
})

/** The whole in figures: when it is due, what of its time is used, when it would end, and what it waits for. */
export function Summary({ job }: { job: Job }) {
  const [say, language, localized] = [useMessages(words), useLanguage(), useLocalized()]
  const { limit, consumed, due, endedAt, criticalPath } = job
  const days = (n: number) => daysOf(n, (limit?.unit ?? 'WORKING_DAYS') as LimitUnit, language)
  const left = limit ? limit.days - consumed : null
  // What is most urgent of what comes next is named first.
  const urgent = job.next.findIndex(({ node }) => node !== null)
  const blocking = job.nodes.filter((node) => node.blocking).sort((a, b) => Number(b.id === job.next[urgent]?.node) - Number(a.id === job.next[urgent]?.node))
  return (
    <dl className="figures">
      <Figure name={say('due')}>{due ? <Day date={due} provisional={job.provisional} /> : limit ? say('stands') : say('notAccepted')}</Figure>
      <Figure name={say('used')}>{limit ? <>{consumed} / {days(limit.days)}</> : say('nothing')}</Figure>
      {endedAt
        ? <Figure name={say('ended')}><Instant at={endedAt} /></Figure>
        : <Figure name={left !== null && left < 0 ? say('over') : say('left')} bad={left !== null && left < 0}>{left === null ? say('nothing') : days(Math.abs(left))}</Figure>}
      {!endedAt && <Figure name={say('finish')} bad={Boolean(due && criticalPath && criticalPath.finish > due)}>{criticalPath ? <Day date={criticalPath.finish} /> : say('nothing')}</Figure>}
      {!endedAt && <Figure name={say('blocking')}>{blocking.length === 0 ? say('nothing') : <ul className="plain-list">{blocking.map(({ id, names, centre }) => <li key={id}>{localized(names)}{centre && <small>{localized(centre.names)}</small>}</li>)}</ul>}</Figure>}
    </dl>
  )
}

function Figure({ name, bad, children }: { name: string; bad?: boolean; children: ReactNode }) {
  return <div className={bad ? 'bad' : undefined}><dt>{name}</dt><dd>{children}</dd></div>
}

/** Where it came from and under what. */
export function Origin({ job }: { job: Job }) {
  const [say, localized] = [useMessages(words), useLocalized()]
  return (
    <dl className="origin">
      <div><dt>{say('received')}</dt><dd>{localized(job.centres.find(({ id }) => id === job.receivedBy)?.names) || job.receivedBy}</dd></div>
      <div><dt>{say('submitted')}</dt><dd><Instant at={job.submittedAt} /></dd></div>
      {job.acceptedAt && <div><dt>{say('accepted')}</dt><dd><Instant at={job.acceptedAt} /></dd></div>}
      <div><dt>{say('lead')}</dt><dd>{localized(job.departments.find(({ code }) => code === job.lead)?.names) || job.lead}</dd></div>
      <div><dt>{say('version')}</dt><dd>{say('versionIs', { code: job.blueprintCode, n: job.blueprintVersion })}</dd></div>
      <div><dt>{say('number')}</dt><dd className="id">{job.id}</dd></div>
    </dl>
  )
}
