import { useMessages } from '../../shared/i18n/messages.js'
import '../../shared/states/states.css'
import { compareMessages } from './messages.js'
import type { Difference } from './queries.js'

const looks = {
  ADDED: { className: 'tag tag-done', path: 'M8 3v10M3 8h10', word: 'added' },
  REMOVED: { className: 'tag tag-refused', path: 'M3 8h10', word: 'removed' },
  CHANGED: { className: 'tag tag-warning', path: 'M3 13l.6-2.8L10.8 3 13 5.2 5.8 12.4z', word: 'changed' },
} as const satisfies Record<Difference['change'], { className: string; path: string; word: keyof typeof compareMessages.zh }>

/** What happened to a part of a standard: plus, minus or pen, and the word. */
export function ChangeTag({ of }: { of: Difference['change'] }) {
  const say = useMessages(compareMessages)
  const { className, path, word } = looks[of]
  return (
    <span className={className}>
      <svg width={14} height={14} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true"><path d={path} /></svg>
      {say(word)}
    </span>
  )
}
