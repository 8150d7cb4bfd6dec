import { useMessages } from '../i18n/messages.js'
import { Icon } from './icons.js'
import { messages } from './messages.js'

/** A refusal that belongs to no field, in the graph's own words. */
export function Sentence({ children }: { children: string }) {
  const say = useMessages(messages)
  return (
    <section className="state state-failed" role="alert">
      <h2 className="state-head"><Icon name="refused" size={20} />{say('refused')}</h2>
      <p>{children}</p>
    </section>
  )
}
