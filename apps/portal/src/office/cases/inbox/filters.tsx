import { useCentreName } from '../../../shared/centres/centre-names.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { useMessages } from '../../../shared/i18n/messages.js'
import { caseStates } from '../../../shared/states/graph-states.js'
import { ItemFilter } from './item-filter.js'
import { messages } from './messages.js'
import type { Count } from './use-boxes.js'
import { sorts, statesIn, type View } from './view.js'

interface Props {
  view: View
  show(view: View): void
}

/** By state, item and centre, and in which order. Each choice is asked of the graph at once. On a narrow page they are folded away until wanted. */
export function Filters({ view, centres, open, show }: Props & { centres: readonly string[]; open: boolean }) {
  const [say, language, nameOf] = [useMessages(messages), useLanguage(), useCentreName()]
  return (
    <div id="filters" className={open ? 'filters' : 'filters filters-folded'}>
      {centres.length > 1 && (
        <Choice id="centre" label={say('centre')} value={view.centre ?? ''} onChange={(centre) => show({ ...view, centre: centre || null })}
          options={[['', say('anyCentre')], ...centres.map((id): [string, string] => [id, nameOf(id)])]} />
      )}
      <Choice id="state" label={say('state')} value={view.state ?? ''} onChange={(state) => show({ ...view, state: (state || null) as View['state'] })}
        options={[['', say('anyState')], ...statesIn(view.box).map((state): [string, string] => [state, caseStates[state][language]])]} />
      <ItemFilter centreId={view.centre ?? centres[0] ?? ''} chosen={view.item} choose={(item) => show({ ...view, item })} />
      <Choice id="sort" label={say('sort')} value={view.sort} onChange={(sort) => show({ ...view, sort: sort as View['sort'] })}
        options={sorts.map((sort): [string, string] => [sort, say(sort)])} />
    </div>
  )
}

/** What is due soon or overdue, with how many there are. */
export function DueFilter({ view, count, show }: Props & { count: Count | undefined }) {
  const say = useMessages(messages)
  const n = (of: keyof Count) => count?.[of] ?? ''
  const choices = [[null, say('anyDue')], ['SOON', say('soon', { n: n('soon') })], ['OVERDUE', say('overdue', { n: n('overdue') })]] as const
  return (
    <div className="due-filter" role="group" aria-label={say('dues')}>
      {choices.map(([due, text]) => <button key={text} type="button" aria-pressed={view.due === due} onClick={() => show({ ...view, due })}>{text.trim()}</button>)}
    </div>
  )
}

function Choice({ id, label, value, options, onChange }: { id: string; label: string; value: string; options: [string, string][]; onChange(value: string): void }) {
  return (
    <label className="field" htmlFor={id}>
      <span>{label}</span>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([key, text]) => <option key={key} value={key}>{text}</option>)}
      </select>
    </label>
  )
}
