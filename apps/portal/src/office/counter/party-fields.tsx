import { useId, useRef, type KeyboardEvent } from 'react'
import { useMessages } from '../../shared/i18n/messages.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { maskName } from '../receipt/mask-name.js'
import { kindOf, type IdentityType, type PartyDraft } from './counter-draft.js'
import { Fault } from './fault.js'
import { FoundParty } from './found-party.js'
import { messages } from './messages.js'
import { goTo } from './use-shortcuts.js'
import { useLookup } from './use-lookup.js'

const types: IdentityType[] = ['CITIZEN_NUMBER', 'PASSPORT', 'CREDIT_CODE', 'ORGANISATION_CODE']

export interface PartyFieldsProps {
  centreId: string
  ids: { identity: 'identity' | 'agentIdentity'; name: 'name' | 'agentName' }
  value: PartyDraft
  change(value: PartyDraft): void
  faults: { identity?: string | undefined; name?: string | undefined }
  /** The item chosen, to see whether they have it open already. */
  itemCode: string | null
  fixed: boolean
  /** After the last field, by Enter. */
  onDone(): void
}

/** Whose it is: the kind of document, its number, and the name. */
export function PartyFields({ centreId, ids, value, change, faults, itemCode, fixed, onDone }: PartyFieldsProps) {
  const [say, language, group] = [useMessages(messages), useLanguage(), useId()]
  const latest = useRef(value)
  latest.current = value
  const organisation = kindOf(value.identityType) === 'ORGANISATION'
  const { found, look } = useLookup(centreId, value, (known) => {
    if (organisation && latest.current.name === '') change({ ...latest.current, name: known.nameMasked })
  })
  const wrong = found.is === 'wrong' ? found.refused[language] : undefined
  const knownAs = found.is === 'known' && !organisation ? found.party.nameMasked : undefined
  const unlike = knownAs !== undefined && value.name.trim() !== '' && maskName(value.name.trim(), 'PERSON') !== knownAs
  const onEnter = (next: () => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    next()
  }
  const [identityFault, nameFault] = [faults.identity ?? wrong, faults.name]
  return (
    <div className="party">
      <fieldset className="segments" disabled={fixed}>
        <legend>{say('identityType')}</legend>
        {types.map((type) => (
          <label key={type}>
            <input type="radio" name={group} value={type} checked={value.identityType === type} onChange={() => change({ ...value, identityType: type })} />
            <span>{say(type)}</span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={ids.identity}>{say('identity')}</label>
        <input
          id={ids.identity} className="number" value={value.identity} disabled={fixed} autoComplete="off" spellCheck={false} maxLength={40}
          aria-invalid={identityFault !== undefined} aria-describedby={`${ids.identity}-more`}
          onChange={(event) => change({ ...value, identity: event.target.value })} onBlur={look} onKeyDown={onEnter(() => { look(); goTo(ids.name) })}
        />
        <div id={`${ids.identity}-more`}>{identityFault ? <Fault>{identityFault}</Fault> : <p className="hint">{say('identityHint')}</p>}</div>
      </div>
      <div className="field">
        <label htmlFor={ids.name}>{say(organisation ? 'organisationName' : 'personName')}</label>
        <input
          id={ids.name} value={value.name} disabled={fixed} autoComplete="off" spellCheck={false} maxLength={100}
          aria-invalid={nameFault !== undefined} aria-describedby={`${ids.name}-more`}
          onChange={(event) => change({ ...value, name: event.target.value })} onKeyDown={onEnter(onDone)}
        />
        <div id={`${ids.name}-more`}>
          {nameFault ? <Fault>{nameFault}</Fault> : unlike ? <Fault warning>{say('notLike', { name: knownAs })}</Fault> : <p className="hint">{say('nameHint')}</p>}
        </div>
      </div>
      <div className="found" aria-live="polite"><FoundParty found={found} centreId={centreId} itemCode={itemCode} /></div>
    </div>
  )
}
