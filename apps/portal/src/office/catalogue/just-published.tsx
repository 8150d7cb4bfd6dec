import { useLocation } from 'react-router'
import { officeDay } from '../../shared/dates/dates.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Icon } from '../../shared/states/icons.js'
import { messages } from './messages.js'
import type { Item } from './queries.js'

/** Said once, after one has published and been led here. */
export function JustPublished({ versions }: { versions: readonly Item[] }) {
  const [say, language, { state }] = [useMessages(messages), useLanguage(), useLocation()]
  const item = versions.find(({ version }) => version === (state as { published?: number } | null)?.published)
  if (!item) return null
  return <div className="cat-done" role="status"><Icon name="done" size={20} /><p>{say('justPublished', { n: item.version, day: officeDay(item.effectiveFrom, language) })} {say('justPublishedNext')}</p></div>
}
