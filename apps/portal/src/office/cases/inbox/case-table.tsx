import { Link, useLocation } from 'react-router'
import { Day } from '../../../shared/dates/due.js'
import { dayAt } from '../../../shared/dates/dates.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { CaseStateTag } from '../case-state.js'
import { DueLeft } from '../due-left.js'
import { stageNames } from '../words.js'
import { messages } from './messages.js'
import type { InboxCase } from './questions.js'
import type { View } from './view.js'

/** One row a case; on a narrow page each row is a card of its own. The roles keep it a table there too. */
export function CaseTable({ cases, sort }: { cases: InboxCase[]; sort: View['sort'] }) {
  const say = useMessages(messages)
  const sorted = (by: 'deadline' | 'received') =>
    (by === 'deadline' ? sort === 'NEXT_DUE_ASC' : sort !== 'NEXT_DUE_ASC') ? { 'aria-sort': sort === 'RECEIVED_DESC' ? 'descending' as const : 'ascending' as const } : {}
  return (
    <table className="cases" role="table" aria-label={say('list')}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" {...sorted('deadline')}>{say('deadline')}</th>
          <th role="columnheader" scope="col">{say('kase')}</th>
          <th role="columnheader" scope="col">{say('applicant')}</th>
          <th role="columnheader" scope="col">{say('state')}</th>
          <th role="columnheader" scope="col">{say('stage')}</th>
          <th role="columnheader" scope="col" {...sorted('received')}>{say('received')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">{cases.map((kase) => <Row key={`${kase.centreId} ${kase.id}`} kase={kase} />)}</tbody>
    </table>
  )
}

function Row({ kase }: { kase: InboxCase }) {
  const [say, localized, language, { search, state }] = [useMessages(messages), useLocalized(), useLanguage(), useLocation()]
  const from = { search, cursors: (state as { cursors?: string[] } | null)?.cursors ?? [] }
  return (
    <tr role="row">
      <td role="cell" className="cell-due"><Deadline kase={kase} /></td>
      <td role="cell" className="cell-case">
        <Link to={`/office/cases/${kase.centreId}/${kase.id}`} state={{ from }}>
          <b>{localized(kase.itemNames) || kase.itemCode}</b>
          <span className="number">{kase.number ?? say('noNumber')}</span>
        </Link>
        {kase.task && <span className="mark">{say('joint')}</span>}
      </td>
      <td role="cell" data-label={say('applicant')}>{applicantOf(kase) ?? <span className="quiet">{say('ofJob')}</span>}</td>
      <td role="cell" className="cell-state"><CaseStateTag state={kase.state} task={kase.task} /></td>
      <td role="cell" data-label={say('stage')}>{kase.waitsFor ? stageNames[kase.waitsFor][language] : <span className="quiet">{say('nobody')}</span>}</td>
      <td role="cell" data-label={say('received')} className="cell-received"><Day date={dayAt(kase.receivedAt)} /></td>
    </tr>
  )

  function applicantOf({ parties }: InboxCase): string | null {
    const applicants = parties.filter(({ role }) => role === 'APPLICANT' || role === 'CO_APPLICANT')
    const [first] = applicants
    if (!first) return null
    return applicants.length === 1 ? first.name : say('andOthers', { name: first.name, n: applicants.length })
  }
}

/** The days left, and to which day; which deadline it is depends on where the case stands. */
function Deadline({ kase: { state, nextDue, daysLeft, promised, waitsFor } }: { kase: InboxCase }) {
  const say = useMessages(messages)
  if (nextDue === null || daysLeft === null) return <span className="quiet">{say(state === 'CONCLUDED' && waitsFor ? 'toDeliver' : promised && !promised.due && waitsFor ? 'stands' : 'noDeadline')}</span>
  return (
    <>
      <DueLeft daysLeft={daysLeft} unit={promised?.unit} />
      <span className="due-day">{say(state === 'NOTIFIED' ? 'bringBy' : promised ? 'promisedBy' : 'tellBy')} <Day date={nextDue} provisional={promised?.provisional ?? false} /></span>
    </>
  )
}
