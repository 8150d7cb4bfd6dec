import { useMessages } from '../../shared/i18n/messages.js'
import { loginAddress } from '../../shared/session/session.js'
import { Icon } from '../../shared/states/icons.js'
import { messages } from './messages.js'

/** The login ended while the page was open: what is on it stays. */
export function Ended() {
  const say = useMessages(messages)
  return (
    <section className="ended" role="alert">
      <Icon name="locked" size={20} />
      <p><b>{say('ended')}</b> {say('endedWhy')}</p>
      <a className="primary-link" href={loginAddress()}>{say('logInAgain')}</a>
    </section>
  )
}
