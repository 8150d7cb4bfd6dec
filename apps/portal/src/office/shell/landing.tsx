import { useEffect } from 'react'
import { useMessages } from '../../shared/i18n/messages.js'
import { loginAddress } from '../../shared/session/session.js'
import { messages } from './messages.js'

/** Nobody is logged in: one thing to do, and it leads back here. */
export function Landing() {
  const say = useMessages(messages)
  useEffect(() => { document.title = `${say('logIn')} · ${say('brand')}` }, [say])
  return (
    <div className="landing">
      <h1>{say('welcome')}</h1>
      <p>{say('welcomeWhy')}</p>
      <a className="primary-link" href={loginAddress()}>{say('logIn')}</a>
      <p className="landing-citizen"><a className="link-alone" href="/">{say('citizens')}</a></p>
    </div>
  )
}
