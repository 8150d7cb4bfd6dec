import { dayAt } from '../../shared/dates/dates.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { StateTag } from '../../shared/states/state-tag.js'
import { messages } from './messages.js'

/** How a published version stands today: not yet in force, in force, or replaced by `next`. Nothing until office time is known. */
export function Standing({ effectiveFrom, next, now, onlyToCome = false }: { effectiveFrom: string; next?: string | undefined; now: string | undefined; onlyToCome?: boolean }) {
  const say = useMessages(messages)
  if (!now) return null
  const today = dayAt(now)
  if (effectiveFrom > today) return <StateTag tone="waiting">{say('toCome')}</StateTag>
  if (onlyToCome) return null
  return next !== undefined && next <= today ? <StateTag tone="stopped">{say('past')}</StateTag> : <StateTag tone="done">{say('inForce')}</StateTag>
}
