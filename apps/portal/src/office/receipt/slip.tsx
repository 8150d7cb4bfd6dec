import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { useMessages } from '../../shared/i18n/messages.js'
import { StateTag } from '../../shared/states/state-tag.js'
import { useShortcuts } from '../counter/use-shortcuts.js'
import { forgetReceipt, keptReceipt, progressAddress } from './kept-receipt.js'
import { messages } from './messages.js'
import { Qr } from './qr.js'
import { usePrint } from './use-print.js'
import './slip.css'

export interface SlipProps {
  id: string
  /** Of the whole page, in the office's words. */
  title: string
  /** What was done, when it has just been. */
  done: string
  centre: string
  facts: { name: string; value: ReactNode; strong?: boolean }[]
  children?: ReactNode
  /** The case's or job's, where the slip leads to its progress. */
  number?: string | null
  /** Where it is worked on, for who may go there. */
  work?: string
  /** What happened since, beside the paper. */
  since?: ReactNode
}

/** A paper of 80 mm as it will be printed, with what to do with it beside. */
export function Slip({ id, title, done, centre, facts, children, number, work, since }: SlipProps) {
  const [say, navigate] = [useMessages(messages), useNavigate()]
  const { slip, print } = usePrint(id, true)
  const kept = keptReceipt(id)
  const code = kept?.code
  const next = (): void => {
    forgetReceipt()
    void navigate('/office/counter')
  }
  useShortcuts({ F2: next, F9: print })
  return (
    <div className="slip-page">
      <div className="slip" ref={slip}>
        <p className="slip-centre">{centre}</p>
        <h1 className="slip-title">{title}</h1>
        {number && <p className="slip-number"><span>{say('number')}</span>{number}</p>}
        <dl>{facts.map(({ name, value, strong }) => <div key={name} className={strong ? 'strong' : ''}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        {children}
        {number && code && (
          <div className="slip-qr">
            <Qr address={progressAddress(location.origin, number, code)} name={say('qr')} />
            <p>{say('scan')}</p>
            <p className="slip-code"><span>{say('code')}</span>{code}</p>
          </div>
        )}
      </div>
      <aside className="slip-acts" aria-label={say('acts')}>
        {kept && <p role="status"><StateTag tone="done">{done}</StateTag></p>}
        {since}
        {number && !code && <p className="slip-gone"><b>{say('gone')}</b> {say('goneWhy')}</p>}
        <button type="button" className="act-main" aria-keyshortcuts="F9" onClick={print}>{say('print')} <kbd aria-hidden="true">F9</kbd></button>
        <button type="button" className="plain-button" aria-keyshortcuts="F2" onClick={next}>{say('next')} <kbd aria-hidden="true">F2</kbd></button>
        {work && <Link className="link-alone" to={work}>{say('work')}</Link>}
        {number && code && <p className="hint">{say('once')}</p>}
      </aside>
    </div>
  )
}
