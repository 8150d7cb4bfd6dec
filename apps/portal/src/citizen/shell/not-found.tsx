import { useMessages } from '../../shared/i18n/messages.js'
import { Link } from './link.js'
import { messages } from './messages.js'

export function NotFound() {
  const say = useMessages(messages)
  return (
    <>
      <h1>{say('notFound')}</h1>
      <p>{say('notFoundWhy')}</p>
      <p><Link className="link-alone" href="/">{say('home')}</Link></p>
    </>
  )
}
