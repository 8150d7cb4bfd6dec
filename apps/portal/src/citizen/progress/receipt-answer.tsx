import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Failure } from '../../shared/graph/failure.js'
import type { ResultOf } from '../../shared/graph/graphql.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Away, Failed, Loading } from '../../shared/states/states.js'
import { CaseAnswer } from './case-answer.js'
import { JobAnswer } from './job-answer.js'
import { messages } from './messages.js'
import type { CitizenProgress } from './progress-graph.js'
import './progress.css'

interface ReceiptAnswerProps {
  of: UseQueryResult<ResultOf<typeof CitizenProgress>, Failure>
  number: string
  /** Somebody pressed the button: the answer takes the focus, so that it is read out. */
  focus: boolean
  another(): void
}

/** What a receipt shows, or why it cannot be shown now. */
export function ReceiptAnswer({ of, number, focus, another }: ReceiptAnswerProps) {
  const say = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  const shown = of.data?.receipt
  useEffect(() => { if (focus && shown) box.current?.focus() }, [focus, shown?.__typename])
  const acts = (
    <p className="acts">
      {(shown?.__typename === 'CaseProgress' || shown?.__typename === 'JobReceipt') && <button type="button" className="plain-button" onClick={() => print()}>{say('print')}</button>}
      <button type="button" className="plain-button" onClick={another}>{say('another')}</button>
    </p>
  )
  return (
    <div ref={box} tabIndex={-1} aria-live="polite">
      {shown?.__typename === 'CaseProgress' ? <CaseAnswer kase={shown} />
        : shown?.__typename === 'JobReceipt' ? <JobAnswer job={shown} />
          : (
            <>
              <h1>{say('title')}</h1>
              <p>{say('yourNumber', { number })}</p>
              {shown?.__typename === 'CentreAway' ? <><Away of={shown} retry={of.refetch} /><p>{say('kept')}</p></>
                : of.error ? <Failed failure={of.error} retry={of.refetch} />
                  : <Loading what={say('asking')} />}
            </>
          )}
      {!of.isPending && acts}
    </div>
  )
}
