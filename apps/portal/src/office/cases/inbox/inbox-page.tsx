import { useState } from 'react'
import { useMessages } from '../../../shared/i18n/messages.js'
import { useAsk } from '../../../shared/graph/use-ask.js'
import { Pager } from '../../../shared/lists/pager.js'
import { Asked } from '../../../shared/states/asked.js'
import { Empty, PartlyAway } from '../../../shared/states/states.js'
import { usePerson } from '../../shell/person.js'
import { BoxTabs } from './box-tabs.js'
import { CaseTable } from './case-table.js'
import { DueFilter, Filters } from './filters.js'
import { messages } from './messages.js'
import { Inbox } from './questions.js'
import { useBoxes } from './use-boxes.js'
import { useView } from './use-view.js'
import { askedFor, inBox } from './view.js'
import '../cases.css'

const MINUTE = 60_000

/** The cases that wait for me, all open ones, and ended ones: sorted, filtered and paged by the graph. */
export function InboxPage() {
  const [say, { centres }] = [useMessages(messages), usePerson()]
  const { view, pages, show } = useView()
  const counted = useBoxes(view.centre ? [view.centre] : centres)
  const cases = useAsk(Inbox, askedFor(view, pages.after), { keep: true, every: MINUTE })
  const filtered = Boolean(view.due ?? view.state ?? view.item)
  const [open, setOpen] = useState(filtered)
  return (
    <>
      <h1>{say('title')}</h1>
      <section className="card inbox" aria-label={say('list')}>
        <BoxTabs view={view} counted={counted} show={show} />
        <div className="inbox-filters">
          {view.box !== 'ended' && <DueFilter view={view} count={counted?.[view.box]} show={(next) => show(next, 'filter')} />}
          <button type="button" className="more filters-more" aria-expanded={open} aria-controls="filters" onClick={() => setOpen(!open)}>{say(open ? 'fewer' : 'more')}</button>
          <Filters view={view} centres={centres} open={open} show={(next) => show(next, 'filter')} />
        </div>
        <div className="inbox-list" aria-busy={cases.isPlaceholderData}>
          <Asked of={cases}>{({ cases: { edges, pageInfo, unavailableCentres } }) => (
            <>
              <PartlyAway centres={unavailableCentres} />
              {edges.length > 0 ? <CaseTable cases={edges.map(({ node }) => node)} sort={view.sort} /> : unavailableCentres.length === 0 && (
                <Empty title={say(view.box === 'mine' && !filtered ? 'emptyMine' : 'emptyAll')}>
                  <p>{say(view.box === 'mine' && !filtered ? 'emptyMineWhy' : 'emptyAllWhy')}</p>
                  {filtered && <button type="button" onClick={() => show({ ...inBox(view, view.box), item: null })}>{say('clear')}</button>}
                </Empty>
              )}
              <Pager pages={pages} info={pageInfo} />
            </>
          )}</Asked>
        </div>
      </section>
    </>
  )
}
