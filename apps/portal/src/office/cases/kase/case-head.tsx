import type { ReactNode } from 'react'
import { dayAt, officeDay } from '../../../shared/dates/dates.js'
import { Day, Instant } from '../../../shared/dates/due.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { Icon } from '../../../shared/states/icons.js'
import { CaseStateTag, isUnconfirmed } from '../case-state.js'
import { DueLeft } from '../due-left.js'
import { channelNames, identityTypes, partyRoles, resultNames, stageNames, taskDecisions, taskEnds } from '../words.js'
import { messages } from './messages.js'
import type { Kase } from './questions.js'

/** Number, item, state and days left, and who applies: the identity as the graph masks it. */
export function CaseHead({ kase }: { kase: Kase }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  const { promised, daysLeft, nextDue, state, waitsFor, parties } = kase
  return (
    <section className="card case-head" aria-label={say('facts')}>
      <div className="case-title">
        <div>
          <h1>{localized(kase.itemNames) || kase.itemCode}</h1>
          <p className="number">{kase.number ?? say('noNumber')}</p>
        </div>
        <p className="case-tags">
          <CaseStateTag state={state} task={kase.task} />
          {daysLeft !== null && <DueLeft daysLeft={daysLeft} unit={promised?.unit} />}
          {daysLeft === null && !kase.closedAt && !kase.concludedAt && promised && !promised.due && <span className="tag tag-stopped"><Icon name="stopped" />{say('stands')}</span>}
        </p>
      </div>
      <Notes kase={kase} />
      <dl className="facts case-facts">
        {parties.map(({ no, role, name, identityType, identityMasked }) => (
          <Fact key={no} term={partyRoles[role][language]}>{name}<span className="quiet">{identityTypes[identityType][language]} {identityMasked}</span></Fact>
        ))}
        {parties.length === 0 && kase.task && <Fact term={say('applicants')}><span className="quiet">{say('ofJob')}</span></Fact>}
        {nextDue && <Fact term={say('deadline')}>{deadline()}</Fact>}
        {waitsFor && <Fact term={say('waitsFor')}>{stageNames[waitsFor][language]}</Fact>}
        {kase.result && <Fact term={say('result')}>{isUnconfirmed(state, kase.task) ? say('notDecided') : resultNames[kase.result][language]}</Fact>}
        <Fact term={say('department')}>{localized(kase.departmentNames) || say('hall')}<span className="quiet">{localized(kase.centreNames)}</span></Fact>
        <Fact term={say('item')}>{say('itemVersion', { code: kase.itemCode, version: kase.itemVersion })}</Fact>
        <Fact term={say('received')}><Instant at={kase.receivedAt} /><span className="quiet">{channelNames[kase.origin.channel][language]}</span></Fact>
        {kase.acceptedAt && <Fact term={say('accepted')}><Instant at={kase.acceptedAt} /></Fact>}
        {kase.concludedAt && <Fact term={say('concluded')}><Instant at={kase.concludedAt} /></Fact>}
      </dl>
    </section>
  )

  function deadline(): ReactNode {
    const day = officeDay(nextDue!, language)
    if (state === 'NOTIFIED') return say('bringBy', { day })
    if (!promised) return say('tellBy', { day })
    return <Day date={nextDue!} provisional={promised.provisional} />
  }
}

/** What of a joint task is not as it looks: a decision not confirmed, or one that came too late. */
function Notes({ kase: { state, task, notification } }: { kase: Kase }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  const why = (code: string) => taskEnds[code]?.[language] ?? code
  return (
    <>
      {isUnconfirmed(state, task) && <p className="note note-waiting"><Icon name="waiting" size={18} />{say('unconfirmed', { decision: taskDecisions[task!.decision!.decision][language] })}</p>}
      {task?.decision?.late && <p className="note"><Icon name="warning" size={18} />{say('late', { why: why(task.decision.late) })}</p>}
      {task?.endedBecause && !task.decision?.late && <p className="note"><Icon name="stopped" size={18} />{say('over', { why: why(task.endedBecause) })}</p>}
      {state === 'NOTIFIED' && notification && <p className="note"><Icon name="waiting" size={18} /><span><b>{say('notice')}</b> <time dateTime={notification.at}>{officeDay(dayAt(notification.at), language)}</time><br />{localized(notification.text)}</span></p>}
    </>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return <div><dt>{term}</dt><dd>{children}</dd></div>
}
