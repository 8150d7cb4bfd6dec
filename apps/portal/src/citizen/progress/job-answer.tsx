import { officeInstant } from '../../shared/dates/dates.js'
import { Day, Instant } from '../../shared/dates/due.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Icon } from '../../shared/states/icons.js'
import { Around, SLOT } from '../shell/around.js'
import { Facts } from '../shell/facts.js'
import { messages } from './messages.js'
import { Notice } from './notice.js'
import type { JobOfReceipt } from './progress-graph.js'
import { jobStatements, partStatement } from './progress-words.js'
import { Statement } from './statement.js'
import { StepList, type Step } from './step-list.js'

const open = new Set<JobOfReceipt['jobState']>(['SUBMITTED', 'CORRECTION', 'ACCEPTED', 'IN_REVIEW', 'ISSUING'])
const results = { GRANTED: 'GRANTED', PARTIAL: 'PARTIAL', REFUSED: 'REFUSED' } as Partial<Record<JobOfReceipt['jobState'], 'GRANTED' | 'PARTIAL' | 'REFUSED'>>

/** How far a joint job is, department by department. */
export function JobAnswer({ job }: { job: JobOfReceipt }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  const { jobState, parts, progress, request } = job
  const [goesOn, result, centre] = [open.has(jobState), results[jobState], localized(job.centreNames)]
  const asks = goesOn && request
  return (
    <>
      <Statement state={asks ? jobStatements.CORRECTION : jobStatements[jobState]} detail={result && result !== 'REFUSED' ? say(result) : undefined} what={localized(job.blueprintNames)} number={job.number} />
      {goesOn && !asks && <DueOfJob job={job} />}
      <h2>{say('whatNow')}</h2>
      {asks ? <Notice request={asks} centre={centre} /> : <p className="to-do">{job.toDo ? sentence(localized(job.toDo), language) : say('nothing')}</p>}
      <h2>{say('byDepartment')}</h2>
      {asks && <DueOfJob job={job} />}
      <StepList steps={parts.map(stepOf)} />
      {progress && <p className="as-of">{say('asOf', { at: officeInstant(progress.asOf, language) })}</p>}
      <h2>{say('receipt')}</h2>
      <Facts facts={[
        [say('centre'), centre], [say('receivedAt'), <Instant at={job.receivedAt} />],
        [say('acceptedAt'), progress?.acceptedAt && <Instant at={progress.acceptedAt} />], [say('concludedAt'), job.closedAt && <Instant at={job.closedAt} />], [say('result'), result && say(result)],
      ]} />
    </>
  )

  function stepOf(part: JobOfReceipt['parts'][number]): Step {
    const { node, names, departmentNames, state, late, expected, provisional, words } = part
    const stands = partStatement(state)
    return {
      key: node, name: localized(names), tone: late ? 'warning' : stands.tone, word: late ? say('late') : stands[language],
      about: (
        <>
          {departmentNames && <span>{localized(departmentNames)}</span>}
          {state !== 'waiting' && <span>{localized(words)}</span>}
          {expected && !part.done && <span><Around text={say('expected', { date: SLOT })}><Day date={expected} provisional={provisional} /></Around></span>}
        </>
      ),
    }
  }
}

function DueOfJob({ job: { parts, progress } }: { job: JobOfReceipt }) {
  const say = useMessages(messages)
  if (!progress?.acceptedAt) return <p className="lead">{say('jobNotYet')}</p>
  return (
    <>
      <p className="lead">{progress.due ? <Around text={say('jobDue', { date: SLOT })}><strong><Day date={progress.due} provisional={progress.provisional} /></strong></Around> : say('stands')}</p>
      {parts.some(({ late }) => late) && <p className="lead lead-late"><Icon name="warning" size={22} /><span>{say('jobLate')}</span></p>}
    </>
  )
}

const sentence = (text: string, language: 'zh' | 'en'): string => (language === 'zh' && !text.endsWith('。') ? `${text}。` : text)
