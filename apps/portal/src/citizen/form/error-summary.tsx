import { useEffect, useRef, type MouseEvent } from 'react'
import { defineMessages, useMessages } from '../../shared/i18n/messages.js'
import './error-summary.css'

const messages = defineMessages({ title: '请更正后再查' }, { title: 'There is a problem' })

/** Above a form that was not taken: each fault leads to its field. It takes the focus whenever `faults` is another. */
export function ErrorSummary({ faults }: { faults: readonly { field: string; text: string }[] }) {
  const say = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [faults])
  const toField = (event: MouseEvent, field: string): void => {
    event.preventDefault()
    document.getElementById(field)?.focus()
  }
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{say('title')}</h2>
      <ul>{faults.map(({ field, text }) => <li key={field}><a href={`#${field}`} onClick={(event) => toField(event, field)}>{text}</a></li>)}</ul>
    </div>
  )
}
