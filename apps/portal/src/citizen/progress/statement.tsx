import { useLanguage } from '../../shared/i18n/language.js'
import { useMessages } from '../../shared/i18n/messages.js'
import type { StateWords } from '../../shared/states/graph-states.js'
import { Icon } from '../../shared/states/icons.js'
import { messages } from './messages.js'

/** Where it stands, first and largest: by icon, word and colour. */
export function Statement({ state, detail, what, number }: { state: StateWords; detail?: string | undefined; what: string; number: string }) {
  const [say, language] = [useMessages(messages), useLanguage()]
  return (
    <div className={`statement statement-${state.tone}`}>
      <h1><Icon name={state.tone} size={32} /><span>{state[language]}</span></h1>
      {detail && <p className="statement-detail">{detail}</p>}
      <p>{what}</p>
      <p className="statement-number"><span>{say('number')}</span> <strong>{number}</strong></p>
    </div>
  )
}
