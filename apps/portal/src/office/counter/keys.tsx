import { useMessages } from '../../shared/i18n/messages.js'
import { messages } from './messages.js'

/** The keys of this screen, in sight. */
export function Keys() {
  const say = useMessages(messages)
  const keys = [['Enter', say('keyEnter')], ['F2', say('keyParty')], ['F4', say('keyItem')], ['F8', say('keyAll')], ['F9', say('keyAccept')], ['Shift F9', say('keyNotice')]] as const
  return (
    <dl className="keys" aria-label={say('keys')}>
      {keys.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}
    </dl>
  )
}
