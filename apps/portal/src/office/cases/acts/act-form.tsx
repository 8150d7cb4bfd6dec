import { Button, Input } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Draft } from '../../../shared/forms/use-draft.js'
import { useRefusal } from '../../../shared/forms/use-refusal.js'
import { useAct } from '../../../shared/graph/use-ask.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { Away, Failed } from '../../../shared/states/states.js'
import { Sentence } from '../../../shared/states/sentence.js'
import type { ActOption, Kase } from '../kase/questions.js'
import { asksPapers, inputOf, type ActDraft } from './act-draft.js'
import { wordsOf } from './act-words.js'
import { commands, type ActDone } from './commands.js'
import { Field } from './field.js'
import { messages } from './messages.js'
import { PapersField } from './papers-field.js'

const atField = {
  'reason-needed': 'reason', 'basis-needed': 'basis', 'complete-by-not-usable': 'completeBy', 'unknown-material': 'papers', 'material-twice': 'papers',
  'papers-not-of-task': 'papers', 'papers-asked-before': 'papers',
} as const

interface Props {
  kase: Kase
  option: ActOption
  draft: Draft<ActDraft>
  onDone(done: ActDone): void
  onCancel(): void
}

/** What an act asks for, and its confirmation. The graph decides; a refusal stands at the field that can mend it. */
export function ActForm({ kase, option: { act, reasonNeeded, basisNeeded }, draft, onDone, onCancel }: Props) {
  const [say, language, localized] = [useMessages(messages), useLanguage(), useLocalized()]
  const send = useAct(commands[act])
  const refusal = useRefusal(['reason', 'basis', 'completeBy', 'papers'], atField)
  const form = useRef<HTMLFormElement>(null)
  const words = wordsOf(act, kase.task)
  const { value } = draft
  const set = (part: Partial<ActDraft>): void => draft.keep({ ...value, ...part })
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-first]')?.focus(), [])

  const [unpicked, setUnpicked] = useState(false)
  const confirm = async (): Promise<void> => {
    const input = inputOf(value, act, kase)
    setUnpicked(input.papers?.length === 0)
    if (input.papers?.length === 0) return form.current?.querySelector<HTMLElement>('[data-first]')?.focus()
    const answer = await send.mutateAsync(input).catch(() => undefined)
    const done = answer && refusal.take(answer.answer)
    if (done) onDone(done as ActDone)
  }
  const missing = kase.materials.filter((material) => material.missing > 0)
  const first = asksPapers(act) ? 'papers' : reasonNeeded ? 'reason' : 'confirm'
  return (
    <form className="act-form" ref={form} aria-label={words[language]} noValidate onSubmit={(event) => { event.preventDefault(); void confirm() }}>
      <p className="act-then">{words.then[language]}</p>
      {draft.restored && <p className="quiet" role="status">{say('restored')}</p>}
      {act === 'notifyMissing' && missing.length > 0 && <p>{say('missing')} {missing.map(({ names }) => localized(names)).join(say('comma'))}</p>}
      {asksPapers(act) && <PapersField act={act} kase={kase} papers={value.papers} fault={unpicked ? say('nonePicked') : refusal.at('papers')} onChange={(papers) => set({ papers })} />}
      <More open={reasonNeeded || basisNeeded || Boolean(value.reason || value.basis || refusal.at('reason') || refusal.at('basis'))} text={say('more')}>
        <div className="act-fields">
          <Field id="reason" label={say('reason') + (reasonNeeded ? '' : say('optional'))} hint={say('reasonHint')} fault={refusal.at('reason')}>
            {(aria) => <Input.TextArea {...aria} rows={3} maxLength={500} value={value.reason} {...(first === 'reason' && { 'data-first': '' })} onChange={({ target }) => set({ reason: target.value })} />}
          </Field>
          <Field id="basis" label={say('basis') + (basisNeeded ? '' : say('optional'))} hint={say(basisNeeded ? 'basisNeededHint' : 'basisHint')} fault={refusal.at('basis')}>
            {(aria) => <Input.TextArea {...aria} rows={3} maxLength={500} value={value.basis} onChange={({ target }) => set({ basis: target.value })} />}
          </Field>
        </div>
      </More>
      {act === 'notifyMissing' && (
        <Field id="completeBy" label={say('completeBy') + say('optional')} hint={say('completeByHint')} fault={refusal.at('completeBy')}>
          {(aria) => <Input {...aria} type="date" value={value.completeBy} onChange={({ target }) => set({ completeBy: target.value })} />}
        </Field>
      )}
      {refusal.general && <Sentence>{refusal.general}</Sentence>}
      {refusal.away && <Away of={refusal.away} retry={confirm} />}
      {send.error && <Failed failure={send.error} retry={confirm} />}
      <div className="act-buttons">
        <Button htmlType="submit" type="primary" size="large" danger={words.weight === 'ending'} aria-disabled={send.isPending} {...(first === 'confirm' && { 'data-first': '' })}>
          {send.isPending ? say('sending') : say('confirm', { act: words[language] })}
        </Button>
        <Button size="large" onClick={onCancel}>{say('cancel')}</Button>
      </div>
    </form>
  )
}

/** What the act does not ask for is folded away, but never what was written. */
function More({ open, text, children }: { open: boolean; text: string; children: ReactNode }) {
  const [shut, setShut] = useState(!open)
  if (open || !shut) return children
  return <button type="button" className="more" aria-expanded={false} onClick={() => setShut(false)}>{text}</button>
}
