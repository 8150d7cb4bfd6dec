import { useEffect } from 'react'
import { useRouteError } from 'react-router'
import { useMessages } from '../../shared/i18n/messages.js'
import { messages } from './messages.js'

/** A screen that broke, or whose file is of a build that is gone: it says so, and what was half filled is kept. */
export function Broken() {
  const [say, error] = [useMessages(messages), useRouteError()]
  useEffect(() => { console.error(error) }, [error])
  return (
    <div className="screen" role="alert">
      <h1>{say('broken')}</h1>
      <p>{say('brokenWhy')}</p>
      <p><button type="button" className="plain-button" onClick={() => location.reload()}>{say('reload')}</button> <a className="link-alone" href="/office/">{say('home')}</a></p>
    </div>
  )
}
