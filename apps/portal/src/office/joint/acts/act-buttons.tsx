import { useMessages } from '../../../shared/i18n/messages.js'
import type { Act } from '../job/job-query.js'
import { actMessages } from './act-messages.js'
import type { ActTarget } from './use-job-act.js'

/** Opens an act's dialog. */
export type Begin = (target: ActTarget) => void

const forward = new Set<Act>(['acceptJob', 'settleLate'])

/** A button for each act; `of` says to a reader what it is about. */
export function ActButtons({ acts, node, late, of, begin, small }: { acts: readonly Act[]; node?: string; late?: string; of: string; begin: Begin; small?: boolean }) {
  const say = useMessages(actMessages)
  return acts.map((act) => (
    <button key={act} type="button" className={`act${small ? ' act-small' : ''}${forward.has(act) ? ' act-first' : ''}`} aria-haspopup="dialog" onClick={() => begin({ act, ...(node && { node }), ...(late && { late }) })}>
      {say(act)}<span className="unseen">: {of}</span>
    </button>
  ))
}
