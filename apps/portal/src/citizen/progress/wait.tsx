import { useEffect, useRef } from 'react'
import { useMessages } from '../../shared/i18n/messages.js'
import { Icon } from '../../shared/states/icons.js'
import { messages } from './messages.js'

/** Too many tries: nothing that was filled in is wrong by that. */
export function Wait({ seconds, children }: { seconds: number; children: string }) {
  const say = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [seconds])
  return (
    <div className="wait" role="alert" tabIndex={-1} ref={box}>
      <h2><Icon name="waiting" size={20} />{say('tooMany')}</h2>
      <p>{children} {seconds > 90 && say('minutes', { n: Math.ceil(seconds / 60) })}</p>
    </div>
  )
}
