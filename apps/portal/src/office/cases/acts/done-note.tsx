import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { officeInstant } from '../../../shared/dates/dates.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { useMessages } from '../../../shared/i18n/messages.js'
import { Icon } from '../../../shared/states/icons.js'
import type { Kase } from '../kase/questions.js'
import { isUnconfirmed } from '../case-state.js'
import { keepReceipt } from '../../receipt/kept-receipt.js'
import { stageNames, stepKinds } from '../words.js'
import type { ActDone } from './commands.js'
import { messages } from './messages.js'

/** What the graph has written down: said once it is so, and no earlier. */
export function DoneNote({ done: { step, receiptCode, case: then }, kase, back }: { done: ActDone; kase: Kase; back: { to: string; state: unknown } }) {
  const [say, language] = [useMessages(messages), useLanguage()]
  const [{ centreId, id }, { state, task, waitsFor }] = [kase, then.version > kase.version ? then : kase]
  const sent = isUnconfirmed(state, task)
  const what = stepKinds[step.kind]?.[language] ?? step.kind
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [step.no])
  useEffect(() => { if (receiptCode) keepReceipt({ id, code: receiptCode }) }, [id, receiptCode])
  return (
    <div className={sent ? 'done-note done-sent' : 'done-note'} role="status" tabIndex={-1} ref={note}>
      <p className="done-head"><Icon name={sent ? 'waiting' : 'done'} size={20} /><b>{say(sent ? 'sent' : 'done', { step: what })}</b></p>
      <p>{say('doneAt', { when: officeInstant(step.occurredAt, language), no: step.no })} {sent ? say('sentWhy') : waitsFor ? say('next', { stage: stageNames[waitsFor][language] }) : say('ended')}</p>
      {receiptCode && <p>{say('receiptCode')} <strong className="receipt-code">{receiptCode}</strong> {say('receiptCodeWhy')}</p>}
      <p className="done-links">
        {receiptCode && <Link className="link-alone" to={`/office/receipt/case/${centreId}/${id}`}>{say('printReceipt')}</Link>}
        {step.kind === 'missing-notified' && <Link className="link-alone" to={`/office/receipt/notice/${centreId}/${id}`}>{say('printNotice')}</Link>}
        <Link className="link-alone" to={back.to} state={back.state}>{say('back')}</Link>
      </p>
    </div>
  )
}
