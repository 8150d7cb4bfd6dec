import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useCentreName } from '../../shared/centres/centre-names.js'
import { useDraft } from '../../shared/forms/use-draft.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { keepReceipt } from '../receipt/kept-receipt.js'
import { usePerson } from '../shell/person.js'
import { AwayNotes } from './away-notes.js'
import { CheckPanel } from './check-panel.js'
import { CentreChoice, WindowChoice } from './desk-choices.js'
import { emptyDraft, noParty, type CounterDraft } from './counter-draft.js'
import { Keys } from './keys.js'
import { messages } from './messages.js'
import { PartyFields } from './party-fields.js'
import { PickSection } from './pick-section.js'
import { useChosen } from './use-chosen.js'
import { useCounterActs, type Field } from './use-counter-acts.js'
import { goTo, useShortcuts } from './use-shortcuts.js'
import './counter.css'

/** One screen from whoever stands at the window to the receipt in their hand. */
export function CounterPage() {
  const [say, nameOf, person, navigate] = [useMessages(messages), useCentreName(), usePerson(), useNavigate()]
  const draft = useDraft<CounterDraft>('counter', person.subject, emptyDraft)
  const form = draft.value
  const latest = useRef(form)
  latest.current = form
  // An answer may come after more was typed: it changes its own part of what is there by then.
  const change = (part: Partial<CounterDraft>): void => {
    latest.current = { ...latest.current, ...part }
    draft.keep(latest.current)
  }
  const [chosenCentre, setCentre] = useState(person.centres[0] ?? '')
  const centreId = form.received?.centreId ?? chosenCentre
  const chosen = useChosen(centreId, form.pick, form.here)
  const acts = useCounterActs(centreId, form, change)
  const [lacks, setLacks] = useState<Partial<Record<Field, string>>>({})
  const [notifying, setNotifying] = useState(false)
  const fixed = form.received !== null

  useEffect(() => {
    const frame = requestAnimationFrame(() => goTo('identity')) // after the shell has put the focus at the screen's beginning
    return () => cancelAnimationFrame(frame)
  }, [])

  const at = (field: Field): string | undefined => lacks[field] ?? acts.refusal.at(field)
  const edit = (part: Partial<CounterDraft>): void => {
    setLacks({})
    acts.refusal.clear()
    change(part)
  }

  /** What this screen can see by itself, all of it at once; the first is brought to the keyboard. */
  const isFilled = (): boolean => {
    const found: Partial<Record<Field, string>> = {
      ...(form.party.identity.trim() === '' && { identity: say('identityNeeded') }),
      ...(form.party.name.trim() === '' && { name: say('nameNeeded') }),
      ...(form.agent && form.agent.identity.trim() === '' && { agentIdentity: say('identityNeeded') }),
      ...(form.agent && form.agent.name.trim() === '' && { agentName: say('nameNeeded') }),
      ...(!chosen.of && { pick: say('pickNeeded') }),
    }
    return told(found)
  }
  const told = (found: Partial<Record<Field, string>>): boolean => {
    setLacks(found)
    const [first] = Object.keys(found)
    if (first) goTo(first)
    return first === undefined
  }

  const printed = (kind: 'case' | 'job' | 'notice', taken: { id: string; receiptCode: string | null } | undefined): void => {
    if (!taken) return
    keepReceipt({ id: taken.id, code: taken.receiptCode })
    draft.discard()
    void navigate(`/office/receipt/${kind}/${centreId}/${taken.id}`)
  }
  const accept = async (): Promise<void> => {
    if (acts.busy || !isFilled() || !chosen.of) return
    if (chosen.of.kind === 'job') return printed('job', await acts.submit(chosen.of.job))
    if (chosen.of.missing.length > 0) return void told({ materials: say('missingCannot') })
    printed('case', await acts.accept(chosen.of.item))
  }
  const askToNotify = (): void => {
    if (!isFilled() || chosen.of?.kind !== 'item') return
    if (chosen.of.missing.length === 0) return void told({ materials: say('nothingToTell') })
    setNotifying(true)
  }
  const notify = async (): Promise<void> => {
    if (chosen.of?.kind === 'item') printed('notice', await acts.notify(chosen.of.item))
    setNotifying(false)
  }
  const startAnew = (): void => {
    draft.discard()
    acts.refusal.clear()
    setNotifying(false)
    setLacks({})
    goTo('identity')
  }

  const material = document.getElementById.bind(document, 'materials')
  useShortcuts({ F2: () => goTo('identity'), F4: () => fixed || chosen.other(() => edit({ pick: null, here: [] })), F8: () => material()?.click(), F9: () => void (notifying ? notify() : accept()), 'Shift+F9': askToNotify })

  return (
    <>
      <div className="counter-head">
        <h1>{say('title')}</h1>
        <CentreChoice centres={person.centres} value={centreId} change={setCentre} nameOf={nameOf} fixed={fixed} />
        <WindowChoice centreId={centreId} value={form.window} change={(window) => edit({ window })} fault={at('window')} />
        <Link className="link-alone" to="/office/cases">{say('myCases')}</Link>
      </div>
      <Keys />
      <AwayNotes forJob={chosen.of?.kind === 'job'} />
      {draft.restored && <p className="restored" role="status">{say('restored')} <button type="button" className="as-link" onClick={startAnew}>{say('clear')}</button></p>}
      <form className="counter" onSubmit={(event) => event.preventDefault()} autoComplete="off" noValidate>
        <div className="counter-fill">
          <section className="card" aria-labelledby="party">
            <header><h2 id="party"><span className="step" aria-hidden="true">1</span>{say('party')}</h2>
              {!form.agent && !fixed && <button type="button" className="as-link" onClick={() => edit({ agent: noParty })}>{say('addAgent')}</button>}
            </header>
            <div className="card-body">
              <PartyFields
                centreId={centreId} ids={{ identity: 'identity', name: 'name' }} value={form.party} change={(party) => edit({ party })} fixed={fixed}
                faults={{ identity: at('identity'), name: at('name') }} itemCode={form.pick?.kind === 'item' && !fixed ? form.pick.code : null} onDone={() => goTo(form.agent ? 'agentIdentity' : 'pick')}
              />
              {form.agent && (
                <section className="agent" aria-labelledby="agent">
                  <header><h3 id="agent">{say('agent')}</h3><button type="button" className="as-link" disabled={fixed} onClick={() => edit({ agent: null })}>{say('removeAgent')}</button></header>
                  <PartyFields
                    centreId={centreId} ids={{ identity: 'agentIdentity', name: 'agentName' }} value={form.agent} change={(agent) => edit({ agent })} fixed={fixed}
                    faults={{ identity: at('agentIdentity'), name: at('agentName') }} itemCode={null} onDone={() => goTo('pick')}
                  />
                </section>
              )}
            </div>
          </section>
          <PickSection centreId={centreId} form={form} edit={edit} chosen={chosen} at={at} fixed={fixed} />
        </div>
        <CheckPanel
          centreId={centreId} draft={form} chosen={chosen.of} busy={acts.busy} told={{ general: acts.refusal.general, away: acts.refusal.away, failure: acts.failure }}
          notifying={notifying} setNotifying={(on) => (on ? askToNotify() : setNotifying(false))} accept={() => void accept()} notify={() => void notify()} startAnew={startAnew}
        />
      </form>
    </>
  )
}
