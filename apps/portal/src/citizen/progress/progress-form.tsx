import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react'
import type { Refused } from '../../shared/graph/refusal.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { ErrorSummary } from '../form/error-summary.js'
import { Field } from '../form/field.js'
import { faultsOfReceipt, type AskedReceipt, type ReceiptFault } from './asked-receipt.js'
import { messages } from './messages.js'
import { Wait } from './wait.js'

interface ProgressFormProps {
  typed: AskedReceipt
  keep(next: AskedReceipt): void
  send(): void
  /** What the graph said of the last try; with seconds, where there were too many. */
  refused: (Refused & { seconds: number }) | undefined
}

/** The two lines of a receipt. What cannot be right is said before anybody is asked. */
export function ProgressForm({ typed, keep, send, refused }: ProgressFormProps) {
  const [say, language] = [useMessages(messages), useLanguage()]
  const [wrong, setWrong] = useState<{ number?: ReceiptFault; code?: ReceiptFault }>({})
  const first = useRef<HTMLFormElement>(null)
  useEffect(() => { if (!refused) first.current?.querySelector('input')?.focus() }, [])
  const faults = useMemo(() => {
    const seen = Object.entries(wrong).map(([field, fault]) => ({ field, text: say(fault) }))
    return seen.length > 0 || !refused || refused.seconds ? seen : [{ field: 'code', text: refused[language] }]
  }, [wrong, refused, language])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const found = faultsOfReceipt(typed)
    setWrong(found)
    if (Object.keys(found).length === 0) send()
  }
  const at = (field: string) => faults.find((fault) => fault.field === field)?.text
  return (
    <>
      {faults.length > 0 ? <ErrorSummary faults={faults} /> : refused && <Wait seconds={refused.seconds}>{refused[language]}</Wait>}
      <h1>{say('title')}</h1>
      <p>{say('intro')}</p>
      <form noValidate onSubmit={submit} ref={first}>
        <Field name="number" label={say('number')} hint={say('numberHint')} wrong={at('number')} value={typed.number} autoComplete="off" inputMode="numeric" maxLength={60} onChange={({ target }) => keep({ ...typed, number: target.value, asked: false })} />
        <Field name="code" label={say('code')} hint={say('codeHint')} wrong={at('code')} value={typed.code} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} onChange={({ target }) => keep({ ...typed, code: target.value, asked: false })} />
        <button type="submit" className="main-button">{say('ask')}</button>
      </form>
      <p className="aside">{say('lost')}</p>
    </>
  )
}
