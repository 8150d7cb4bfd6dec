import { useMessages } from '../../../shared/i18n/messages.js'
import { usePaperName } from '../kase/use-paper-name.js'
import type { CaseAct, Kase } from '../kase/questions.js'
import { papersToChoose, type ActDraft } from './act-draft.js'
import { Fault } from './field.js'
import { messages } from './messages.js'

interface Props {
  act: CaseAct
  kase: Kase
  papers: ActDraft['papers']
  fault: string | undefined
  onChange(papers: ActDraft['papers']): void
}

/** The papers brought now with their copies, or the documents a task asks for. */
export function PapersField({ act, kase, papers, fault, onChange }: Props) {
  const [say, nameOf] = [useMessages(messages), usePaperName(kase)]
  const choices = papersToChoose(act, kase)
  return (
    <fieldset className={fault ? 'papers-field field-wrong' : 'papers-field'} id="papers" tabIndex={-1} {...(fault && { 'aria-describedby': 'papers-fault' })}>
      <legend>{say('papers')}</legend>
      {fault && <Fault id="papers">{fault}</Fault>}
      <ul>
        {choices.map((choice, at) => {
          const [ticked, name] = [papers[choice.key] ?? 0, nameOf(choice)]
          return (
            <li key={choice.key}>
              <label className="tick">
                <input type="checkbox" checked={ticked > 0} {...(at === 0 && { 'data-first': '' })} onChange={({ target }) => onChange({ ...papers, [choice.key]: target.checked ? choice.copies : 0 })} />
                <span>{name}</span>
              </label>
              {act === 'completePapers' && ticked > 0 && (
                <label className="copies"><span aria-hidden="true">{say('copies')}</span>
                  <input type="number" min={1} max={99} value={ticked} aria-label={say('copiesOf', { paper: name })} onChange={({ target }) => onChange({ ...papers, [choice.key]: Math.max(1, Number(target.value)) })} />
                </label>
              )}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
