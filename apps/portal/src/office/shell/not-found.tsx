import { useEffect } from 'react'
import { Link } from 'react-router'
import { useMessages } from '../../shared/i18n/messages.js'
import { messages } from './messages.js'

export function NotFound() {
  const say = useMessages(messages)
  useEffect(() => { document.title = `${say('notFound')} · ${say('brand')}` }, [say])
  return (
    <div className="screen">
      <h1>{say('notFound')}</h1>
      <p>{say('notFoundWhy')}</p>
      <p><Link className="link-alone" to="/office/">{say('home')}</Link></p>
    </div>
  )
}
