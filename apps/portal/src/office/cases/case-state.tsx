import { useLanguage } from '../../shared/i18n/language.js'
import { caseStates } from '../../shared/states/graph-states.js'
import { StateTag } from '../../shared/states/state-tag.js'
import type { CaseState } from './words.js'

interface Decided {
  decision: { confirmedAt: string | null; late: string | null } | null
}

const unconfirmed = { zh: '，待联办确认', en: ', not confirmed yet' }

/** A case's state; a joint task's decision that coordination has not confirmed is not shown as done. */
export function CaseStateTag({ state, task }: { state: CaseState; task: Decided | null }) {
  const language = useLanguage()
  const words = caseStates[state]
  const waits = isUnconfirmed(state, task)
  return <StateTag tone={waits ? 'waiting' : words.tone}>{waits ? words[language] + unconfirmed[language] : words[language]}</StateTag>
}

/** Decided here and not answered yet: nothing is concluded before it is. */
export const isUnconfirmed = (state: CaseState, task: Decided | null): boolean =>
  (state === 'APPROVED' || state === 'REFUSED') && Boolean(task?.decision) && !task?.decision?.confirmedAt && !task?.decision?.late
