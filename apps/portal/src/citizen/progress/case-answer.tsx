import { daysOf } from '../../shared/dates/dates.js'
import { Day, Instant } from '../../shared/dates/due.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Icon } from '../../shared/states/icons.js'
import { Around, SLOT } from '../shell/around.js'
import { Facts } from '../shell/facts.js'
import { wayOf } from './case-steps.js'
import { messages } from './messages.js'
import type { CaseOfReceipt } from './progress-graph.js'
import { caseStatements } from './progress-words.js'
import { Statement } from './statement.js'
import { StepList } from './step-list.js'

const open = new Set(['RECEIVED', 'NOTIFIED', 'ACCEPTED', 'HANDLED', 'REVIEWED', 'APPROVED', 'REFUSED'])

/** How far a case is. */
export function CaseAnswer({ kase }: { kase: CaseOfReceipt }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  const { caseState, promised, result, steps } = kase
  const [item, centre] = [localized(kase.itemNames) || kase.itemCode, localized(kase.caseCentreNames)]
  const unit = promised.unit === 'wd' ? 'WORKING_DAYS' : 'CALENDAR_DAYS'
  const limit = promised.limit === 0 ? say('instant') : daysOf(promised.limit, unit, language)
  const goesOn = open.has(caseState)
  const left = goesOn && promised.limit > 0 && promised.daysLeft !== null && promised.daysLeft >= 0 ? daysOf(promised.daysLeft, unit, language) : undefined
  return (
    <>
      <Statement state={caseStatements[caseState]} detail={result && !goesOn ? say(result) : undefined} what={item} number={kase.number} />
      {goesOn && <DueOfCase promised={promised} unit={unit} />}
      <h2>{say('whatNow')}</h2>
      <p className="to-do">{toDo()}</p>
      <h2>{say('steps')}</h2>
      <StepList steps={wayOf(caseState, promised.limit === 0, steps).map((step, i) => ({
        key: String(i), name: step[language], tone: step.tone, about: step.at && <span><Instant at={step.at} /></span>,
        word: step.at ? caseStepWord(step.tone, language) : say(step.tone === 'going' ? 'under' : 'ahead'),
      }))} />
      <h2>{say('receipt')}</h2>
      <Facts facts={[
        [say('centre'), centre], [say('department'), localized(kase.departmentNames)], [say('receivedAt'), <Instant at={kase.receivedAt} />],
        [say('acceptedAt'), <Instant at={kase.acceptedAt} />], [say('limit'), left === undefined ? limit : say('limitOf', { limit, left })],
        [say('concludedAt'), kase.concludedAt && <Instant at={kase.concludedAt} />], [say('result'), result && !goesOn && say(result)],
      ]} />
    </>
  )

  function toDo(): string {
    if ((caseState === 'CONCLUDED' && result === 'REFUSED') || caseState === 'NOT_ACCEPTED' || caseState === 'REFUSED') return say('reasons', { centre })
    return caseState === 'CONCLUDED' ? say('fetch', { centre }) : say('nothing')
  }
}

/** Until when, in a sentence; that it is late is said, not hidden. */
function DueOfCase({ promised: { due, provisional, daysLeft, limit }, unit }: Pick<CaseOfReceipt, 'promised'> & { unit: 'WORKING_DAYS' | 'CALENDAR_DAYS' }) {
  const [say, language] = [useMessages(messages), useLanguage()]
  if (!due) return <p className="lead">{say('stands')}</p>
  const date = <strong><Day date={due} provisional={provisional} /></strong>
  if (daysLeft !== null && daysLeft < 0) return <p className="lead lead-late"><Icon name="warning" size={22} /><span><Around text={say('overdue', { date: SLOT, days: daysOf(-daysLeft, unit, language) })}>{date}</Around></span></p>
  return <p className="lead"><Around text={say('dueBy', { date: SLOT })}>{date}</Around>{daysLeft === 0 && limit > 0 && <> {say('dueToday')}</>}</p>
}

const words = { done: ['已完成', 'Done'], refused: ['未通过', 'Refused'], stopped: ['已发生', 'Happened'], warning: ['已告知', 'Told'] } as Record<string, [string, string]>
const caseStepWord = (tone: string, language: 'zh' | 'en'): string => (words[tone] ?? words.done!)[language === 'zh' ? 0 : 1]
