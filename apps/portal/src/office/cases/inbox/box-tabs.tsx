import { useMessages } from '../../../shared/i18n/messages.js'
import { messages } from './messages.js'
import type { Count } from './use-boxes.js'
import { boxes, inBox, type View } from './view.js'

/** The boxes with how many lie in each. */
export function BoxTabs({ view, counted, show }: { view: View; counted: { mine: Count; all: Count } | undefined; show(view: View): void }) {
  const say = useMessages(messages)
  return (
    <nav className="inbox-tabs" aria-label={say('boxes')}>
      {boxes.map((box) => (
        <button key={box} type="button" {...(box === view.box && { 'aria-current': 'true' as const })} onClick={() => show(inBox(view, box))}>
          {say(box)}
          {box !== 'ended' && counted && <span className="inbox-count">{say('count', { n: counted[box].count })}</span>}
        </button>
      ))}
    </nav>
  )
}
