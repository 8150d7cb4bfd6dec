import { useLanguage } from '../../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { StateTag } from '../../../shared/states/state-tag.js'
import { materialForms } from '../words.js'
import { messages } from './messages.js'
import type { Kase } from './questions.js'

/** What the item asks for, in its order, and what of it lies on the table. */
export function MaterialsCard({ kase: { materials } }: { kase: Kase }) {
  const say = useMessages(messages)
  return (
    <section className="card" aria-labelledby="materials">
      <header><h2 id="materials">{say('materials')}</h2></header>
      {materials.length === 0 ? <p className="card-body quiet">{say('noMaterials')}</p> : (
        <ul className="materials">{materials.map((material) => <Material key={material.code} material={material} />)}</ul>
      )}
    </section>
  )
}

function Material({ material: { names, required, copies, form, brought, missing } }: { material: Kase['materials'][number] }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  const asked = [required ? say('required') : say('optional'), form && materialForms[form][language], say('copies', { n: copies })].filter(Boolean)
  return (
    <li>
      <span><b>{localized(names)}</b><span className="quiet">{asked.join(' · ')}</span></span>
      {missing > 0 ? <StateTag tone="warning">{say('lacking', { n: missing })}</StateTag>
        : brought > 0 ? <StateTag tone="done">{say('there', { n: brought })}</StateTag>
          : <StateTag tone="waiting">{say('notBrought')}</StateTag>}
    </li>
  )
}
