import { useLanguage } from '../i18n/language.js'
import { StateTag } from './state-tag.js'
import type { StateWords } from './graph-states.js'

/** A state of the graph as a tag: `<StateOf of={caseStates[kase.state]} />`. */
export function StateOf({ of }: { of: StateWords }) {
  return <StateTag tone={of.tone}>{of[useLanguage()]}</StateTag>
}
