import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Failure } from '../../shared/graph/failure.js'
import type { ResultOf } from '../../shared/graph/graphql.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Away, Failed, Loading } from '../../shared/states/states.js'
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

type Views = typeof import('./shown.js')

/** What a receipt shows, or why it cannot be shown now. The form comes without what shows a case; that is loaded while the graph is asked. */
export function ReceiptAnswer({ of, number, focus, another }: ReceiptAnswerProps) {
  const say = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  const [views, setViews] = useState<Views | 'failed'>()
  useEffect(() => void import('./shown.js').then((loaded) => setViews({ ...loaded }), () => setViews('failed')), [])
  const answer = of.data?.receipt
  const shown = answer?.__typename === 'CentreAway' || typeof views === 'object' ? answer : undefined
  const failure = of.error ?? (views === 'failed' ? new Failure('offline', '') : undefined)
  useEffect(() => { if (focus && shown) box.current?.focus() }, [focus, shown?.__typename])
  const acts = (
    <p className="acts">
      {(shown?.__typename === 'CaseProgress' || shown?.__typename === 'JobReceipt') && <button type="button" className="plain-button" onClick={() => print()}>{say('print')}</button>}
      <button type="button" className="plain-button" onClick={another}>{say('another')}</button>
    </p>
  )
  return (
    <div ref={box} tabIndex={-1} aria-live="polite">
      {typeof views === 'object' && shown?.__typename === 'CaseProgress' ? <views.CaseAnswer kase={shown} />
        : typeof views === 'object' && shown?.__typename === 'JobReceipt' ? <views.JobAnswer job={shown} />
          : (
            <>
              <h1>{say('title')}</h1>
              <p>{say('yourNumber', { number })}</p>
              {shown?.__typename === 'CentreAway' ? <><Away of={shown} retry={of.refetch} /><p>{say('kept')}</p></>
                : failure ? <Failed failure={failure} retry={of.error ? of.refetch : () => location.reload()} />
                  : <Loading what={say('asking')} />}
            </>
          )}
      {!of.isPending && acts}
    </div>
  )
}
