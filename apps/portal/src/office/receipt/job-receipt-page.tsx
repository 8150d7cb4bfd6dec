import { useState } from 'react'
import { useParams } from 'react-router'
import { useCentreName } from '../../shared/centres/centre-names.js'
import { daysOf } from '../../shared/dates/dates.js'
import { Day, Instant } from '../../shared/dates/due.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { Asked, Settled } from '../../shared/states/asked.js'
import { StateTag } from '../../shared/states/state-tag.js'
import { Loading } from '../../shared/states/states.js'
import { CounterDesk, CounterJob } from '../counter/counter-graph.js'
import { ToBring } from './case-receipt-page.js'
import { maskName } from './mask-name.js'
import { messages } from './messages.js'
import { ReceiptJob, type ReceiptOfJob } from './receipt-graph.js'
import { Slip } from './slip.js'

/** What an applicant takes home of a joint job: one paper for all departments. */
export function JobReceiptPage() {
  const { centreId = '', id = '' } = useParams()
  const [heard, setHeard] = useState(false)
  const job = useAsk(ReceiptJob, { centreId, id }, heard ? {} : { every: 3_000 })
  const told = job.data?.submission.__typename === 'Submission' && job.data.submission.progress !== null
  if (told && !heard) setHeard(true)
  return <Asked of={job}>{({ submission }) => <Settled answer={submission} retry={job.refetch}>{(it) => <JobSlip job={it as ReceiptOfJob} />}</Settled>}</Asked>
}

function JobSlip({ job }: { job: ReceiptOfJob }) {
  const [say, localized, nameOf, language] = [useMessages(messages), useLocalized(), useCentreName(), useLanguage()]
  const { centreId, id, number, parties, progress, request } = job
  const desk = useAsk(CounterDesk, { centreId }, { stays: 300_000 })
  const blueprint = useAsk(CounterJob, { centreId, code: job.blueprintCode }, { stays: 60_000 })
  // It prints by itself, so it waits until all that stands on it is known or known to be away.
  if (desk.isPending || blueprint.isPending) return <Loading />
  const windows = desk.data?.desk.__typename === 'Desk' ? desk.data.desk.windows : []
  const offered = blueprint.data?.jobBlueprints.__typename === 'JobBlueprintConnection' ? blueprint.data.jobBlueprints.edges[0]?.node : undefined
  const days = offered?.version === job.blueprintVersion ? offered.workingDays : undefined
  const window = job.steps[0]?.window
  const names = (role: string) => parties.filter((party) => party.role === role).map(({ name, kind }) => maskName(name, kind)).join(' · ')
  const agent = names('AGENT')
  return (
    <Slip
      id={id} title={say('jobTitle')} done={say('jobDone')} centre={nameOf(centreId)} number={number}
      since={<p role="status">{progress ? <StateTag tone="going">{say('heard')}</StateTag> : say('unheard')}</p>}
      facts={[
        { name: say('item'), value: localized(job.blueprintNames), strong: true },
        { name: say('applicant'), value: names('APPLICANT') },
        ...(agent ? [{ name: say('agent'), value: agent }] : []),
        ...(window ? [{ name: say('window'), value: localized(windows.find((one) => one.id === window)?.names) || window }] : []),
        { name: say('receivedAt'), value: <Instant at={job.receivedAt} /> },
        ...(days === undefined ? [] : [{ name: say('limit'), value: say('afterAcceptance', { days: daysOf(days, 'WORKING_DAYS', language) }) }]),
        ...(progress?.due ? [{ name: say('due'), value: <Day date={progress.due} provisional={progress.provisional} />, strong: true }] : []),
        { name: say('departments'), value: [...new Set(job.parts.map(({ departmentNames }) => localized(departmentNames)).filter((name) => name))].join(' · ') },
      ]}
    >
      {request && request.documents.length > 0 && (
        <><h2>{say('asked')}</h2><ul>{request.documents.map((paper) => <li key={`${paper.code}/${paper.subject}/${paper.variant ?? ''}`}>{localized(paper.names)}</li>)}</ul></>
      )}
      {job.papers.length > 0 && <><h2>{say('taken')}</h2><ul>{job.papers.map((paper) => <li key={`${paper.code}/${paper.subject}/${paper.variant ?? ''}`}>{localized(paper.names)}</li>)}</ul></>}
      <ToBring agent={agent !== ''} />
    </Slip>
  )
}
