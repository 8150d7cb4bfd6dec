import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { electronic, missingOf, paperKey, toggled } from './counter-draft.js'
import type { Item, Job } from './counter-graph.js'
import { Fault } from './fault.js'
import { forms, messages } from './messages.js'

interface Common {
  here: string[]
  keep(here: string[]): void
  fault: string | undefined
  fixed: boolean
}

/** What an item asks for: one tick when all of it lies on the table, or one for each. */
export function ItemMaterials({ item, here, keep, fault, fixed }: Common & { item: Item }) {
  const [say, localized, form] = [useMessages(messages), useLocalized(), useMessages(forms)]
  const required = item.materials.filter((material) => material.required).map(({ code }) => code)
  const all = missingOf(item.materials, here).length === 0
  return (
    <fieldset className="papers" disabled={fixed}>
      <legend className="unseen">{say('materials')}</legend>
      <All checked={all} count={required.length} fault={fault} onChange={() => keep(all ? here.filter((code) => !required.includes(code)) : [...new Set([...here, ...required])])} />
      {item.materials.map(({ code, names, required: needed, copies, form: inForm }) => (
        <label key={code} className="paper">
          <input type="checkbox" checked={here.includes(code)} onChange={() => keep(toggled(here, code))} />
          <span className="paper-name">{localized(names)}</span>
          <span className="paper-facts">{form(inForm)} · {say('copies', { n: copies })}{!needed && <em>{say('optional')}</em>}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** The merged documents of a joint job; where the blueprint allows it, a licence that is held electronically stands in for paper. */
export function JobMaterials({ job, here, keep, fault, fixed }: Common & { job: Job }) {
  const [say, localized, form] = [useMessages(messages), useLocalized(), useMessages(forms)]
  const { documents, asked, distinct } = job.papers
  const missing = missingPapers(job, here)
  const all = missing.length === 0
  return (
    <fieldset className="papers" disabled={fixed}>
      <legend className="unseen">{say('materials')}</legend>
      {asked > distinct && <p className="hint">{say('merged', { asked, distinct })}</p>}
      <All checked={all} count={documents.length} fault={fault} onChange={() => keep(all ? [] : [...here, ...missing.map(paperKey)])} />
      {documents.map((paper) => {
        const key = paperKey(paper)
        const ofLicence = here.includes(electronic(key))
        return (
          <div key={key} className="paper-row">
            <label className="paper">
              <input type="checkbox" checked={here.includes(key) || ofLicence} onChange={() => keep(ofLicence ? toggled(here, electronic(key)) : toggled(here, key))} />
              <span className="paper-name">{localized(paper.names)}</span>
              <span className="paper-facts">{form(ofLicence ? 'ELECTRONIC' : paper.form)}{users(paper) > 1 && ` · ${say('askedBy', { n: users(paper) })}`}</span>
            </label>
            {paper.eLicence && paper.form !== 'ELECTRONIC' && (
              <label className="paper-licence">
                <input type="checkbox" checked={ofLicence} onChange={() => keep([...here.filter((one) => one !== key && one !== electronic(key)), ...(ofLicence ? [] : [electronic(key)])])} />
                <span>{say('eLicence')}</span>
              </label>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

const users = ({ uses }: Job['papers']['documents'][number]): number => new Set(uses.map(({ department }) => department)).size

export const missingPapers = (job: Job, here: readonly string[]): Job['papers']['documents'] =>
  job.papers.documents.filter((paper) => !here.includes(paperKey(paper)) && !here.includes(electronic(paperKey(paper))))

function All({ checked, count, fault, onChange }: { checked: boolean; count: number; fault: string | undefined; onChange(): void }) {
  const say = useMessages(messages)
  return (
    <div className="paper-all">
      <label className="paper">
        <input id="materials" type="checkbox" checked={checked} onChange={onChange} aria-keyshortcuts="F8" aria-invalid={fault !== undefined} aria-describedby="materials-more" />
        <span className="paper-name">{say('allHere')}</span>
        <span className="paper-facts">{say('allHereCount', { n: count })} <kbd aria-hidden="true">F8</kbd></span>
      </label>
      <div id="materials-more">{fault && <Fault>{fault}</Fault>}</div>
    </div>
  )
}
