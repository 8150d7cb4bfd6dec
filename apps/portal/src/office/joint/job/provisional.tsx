import { useMessages } from '../../../shared/i18n/messages.js'
import { messages } from '../../../shared/states/messages.js'

/** The mark of a day that may still move. */
export function Provisional() {
  const say = useMessages(messages)
  return <span className="provisional-mark" title={say('provisionalWhy')}>{say('provisional')}<span className="unseen">: {say('provisionalWhy')}</span></span>
}
