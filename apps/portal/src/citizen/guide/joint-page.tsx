import { useCentreName } from '../../shared/centres/centre-names.js'
import { daysOf, officeDay } from '../../shared/dates/dates.js'
import { Day } from '../../shared/dates/due.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Asked, Settled } from '../../shared/states/asked.js'
import { Empty } from '../../shared/states/states.js'
import { Around, SLOT } from '../shell/around.js'
import { Facts } from '../shell/facts.js'
import { GuideFrame } from './guide-frame.js'
import { GuideJob, type JobOfGuide } from './guide-graph.js'
import { Materials } from './materials.js'
import { messages } from './messages.js'

/** A joint job as a centre takes it in: which departments it passes, and what is handed in once for all of them. */
export function JointPage({ params: { centreId = '', code = '' } }: { params: Record<string, string> }) {
  const [say, localized] = [useMessages(messages), useLocalized()]
  const jobs = useAsk(GuideJob, { centreId, code }, { stays: 60_000 })
  const found = jobs.data?.jobBlueprints.__typename === 'JobBlueprintConnection' ? jobs.data.jobBlueprints.edges[0]?.node : undefined
  return (
    <GuideFrame centreId={centreId} title={found && localized(found.names)}>
      <Asked of={jobs}>{(data) => (
        <Settled answer={data.jobBlueprints} retry={jobs.refetch}>{({ edges }) => (edges[0] ? <Job job={edges[0].node} centreId={centreId} /> : <Empty title={say('noJob')}><p>{say('noJobWhy')}</p></Empty>)}</Settled>
      )}</Asked>
    </GuideFrame>
  )
}

function Job({ job, centreId }: { job: JobOfGuide; centreId: string }) {
  const [say, localized, language, nameOf] = [useMessages(messages), useLocalized(), useLanguage(), useCentreName()]
  const { asked, distinct, documents } = job.papers
  return (
    <>
      <p className="where">{say('atCentre', { centre: nameOf(centreId) })}</p>
      <Facts facts={[
        [say('lead'), localized(job.leadNames)],
        [say('wholeLimit'), <><strong>{daysOf(job.workingDays, 'WORKING_DAYS', language)}</strong>{job.due && <span className="below"><Around text={say('dueIfToday', { date: SLOT })}><Day date={job.due} provisional={job.provisional} /></Around></span>}</>],
      ]} />
      <h2>{say('materials')}</h2>
      {asked > distinct && <p>{say('papersOnce', { asked, distinct })}</p>}
      <Materials papers={documents.map(({ code, subject, variant, ...paper }) => ({ key: `${code}/${subject}/${variant ?? ''}`, ...paper }))} />
      <h2>{say('departments')}</h2>
      <p>{say('departmentsWhy')}</p>
      <ol className="papers">{job.nodes.map(({ id, names, departmentNames }) => <li key={id}><strong>{localized(names)}</strong>{departmentNames && <span>{localized(departmentNames)}</span>}</li>)}</ol>
      <h2>{say('basis')}</h2>
      <ul>{job.basis.split(/[;；]/).filter(Boolean).map((law) => <li key={law} lang="zh-CN">{law}</li>)}</ul>
      <p className="minor">{say('version', { version: job.version, date: officeDay(job.effectiveFrom, language) })}</p>
    </>
  )
}
