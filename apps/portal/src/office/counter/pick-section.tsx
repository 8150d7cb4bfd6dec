import { useMessages } from '../../shared/i18n/messages.js'
import { Asked, Settled } from '../../shared/states/asked.js'
import { ChosenItem, ChosenJob } from './chosen-item.js'
import type { CounterDraft } from './counter-draft.js'
import { Fault } from './fault.js'
import { ItemMaterials, JobMaterials } from './materials.js'
import { messages } from './messages.js'
import { PickSearch } from './pick-search.js'
import type { Field } from './use-counter-acts.js'
import type { useChosen } from './use-chosen.js'
import { goTo } from './use-shortcuts.js'

export interface PickSectionProps {
  centreId: string
  form: CounterDraft
  edit(part: Partial<CounterDraft>): void
  chosen: ReturnType<typeof useChosen>
  at(field: Field): string | undefined
  fixed: boolean
}

/** What it is about, and what of its materials lies on the table. */
export function PickSection({ centreId, form, edit, chosen, at, fixed }: PickSectionProps) {
  const say = useMessages(messages)
  const { pick, here } = form
  const take = (next: NonNullable<CounterDraft['pick']>): void => {
    edit({ pick: next, here: [], region: null })
    waitFor('materials')
  }
  const list = { here, keep: (next: string[]) => edit({ here: next }), fault: at('materials'), fixed }
  return (
    <>
      <section className="card" aria-labelledby="what">
        <header><h2 id="what"><span className="step" aria-hidden="true">2</span>{say('pick')}</h2>
          {pick && !fixed && <button type="button" className="as-link" aria-keyshortcuts="F4" onClick={() => chosen.other(() => edit({ pick: null, here: [] }))}>{say('other')} <kbd aria-hidden="true">F4</kbd></button>}
        </header>
        <div className="card-body">
          {!pick && <PickSearch centreId={centreId} fault={at('pick')} onPick={take} />}
          {chosen.of?.kind === 'item' && <ChosenItem item={chosen.of.item} />}
          {chosen.of?.kind === 'job' && <ChosenJob job={chosen.of.job} region={form.region} setRegion={(region) => edit({ region })} fault={at('region')} />}
          {!chosen.of && pick?.kind === 'item' && <Asked of={chosen.item}>{({ implementationItem }) => <Settled answer={implementationItem} retry={chosen.item.refetch}>{() => null}</Settled>}</Asked>}
          {!chosen.of && pick?.kind === 'job' && <Asked of={chosen.job}>{({ jobBlueprints }) => <Settled answer={jobBlueprints} retry={chosen.job.refetch}>{() => <p className="none">{say('notOffered')}</p>}</Settled>}</Asked>}
          {pick && at('pick') && <div id="pick" tabIndex={-1}><Fault>{at('pick')}</Fault></div>}
        </div>
      </section>
      <section className="card" aria-labelledby="papers">
        <header><h2 id="papers"><span className="step" aria-hidden="true">3</span>{say('materials')}</h2></header>
        <div className="card-body">
          {chosen.of?.kind === 'item' && <ItemMaterials item={chosen.of.item} {...list} />}
          {chosen.of?.kind === 'job' && <JobMaterials job={chosen.of.job} {...list} />}
          {!chosen.of && <p className="none">{say('pickFirst')}</p>}
        </div>
      </section>
    </>
  )
}

/** To a field that comes with an answer of the graph; not for ever, and not away from where somebody went meanwhile. */
function waitFor(id: string, tries = 60): void {
  const elsewhere = document.activeElement !== document.body && document.activeElement?.id !== 'pick'
  if (document.getElementById(id)) return elsewhere ? undefined : goTo(id)
  if (tries > 0) setTimeout(() => waitFor(id, tries - 1), 50)
}
