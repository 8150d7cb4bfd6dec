import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { navigation } from '../routes.js'
import { Link } from '../shell/link.js'
import { messages } from './messages.js'

/** The first page: what can be done here, one line each. */
export function StartPage() {
  const [say, localized] = [useMessages(messages), useLocalized()]
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('intro')}</p>
      {navigation.length > 0 && <ul className="choices">{navigation.map((route) => <li key={route.path}><Link href={route.path}>{localized(route.title)}</Link>{route.about && <p>{localized(route.about)}</p>}</li>)}</ul>}
    </>
  )
}
