import { useState, type ReactNode } from 'react'
import type { VariablesOf } from '../../shared/graph/graphql.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Pager } from '../../shared/lists/pager.js'
import { usePages } from '../../shared/lists/use-pages.js'
import { Asked } from '../../shared/states/asked.js'
import { Empty, PartlyAway } from '../../shared/states/states.js'
import { Choice } from './choice.js'
import { JobsTable } from './jobs-table.js'
import { Jobs } from './jobs-query.js'
import { messages } from './messages.js'

type Filter = Omit<VariablesOf<typeof Jobs>, 'first' | 'after'>
type Sort = 'DUE_ASC' | 'SUBMITTED_DESC' | 'SUBMITTED_ASC'
type Scope = 'open' | 'ended' | 'everything'

const ATTENTION: Filter = { attention: ['AWAY', 'ESCALATED', 'UNROUTABLE', 'OBJECTION', 'LATE_DECISION'], sort: 'SUBMITTED_ASC' }
const TO_ACCEPT: Filter = { states: ['SUBMITTED'], sort: 'SUBMITTED_ASC' }
const sorts = [['SUBMITTED_DESC', 'byNewest'], ['SUBMITTED_ASC', 'byOldest'], ['DUE_ASC', 'byDue']] as const
const openOf: Record<Scope, boolean | null> = { open: true, ended: false, everything: null }

/** What needs a coordinator, what is to be accepted, and every job in the order asked for. */
export function JobsPage() {
  const say = useMessages(messages)
  const [scope, setScope] = useState<Scope>('open')
  const [chosen, setSort] = useState<Sort>('SUBMITTED_DESC')
  const open = openOf[scope]
  const choose = (
    <div className="choices">
      <Choice<Scope> label={say('show')} value={scope} onChange={setScope} options={(['open', 'ended', 'everything'] as const).map((value) => ({ value, label: say(value) }))} />
      <select className="choose" aria-label={say('sort')} value={chosen} onChange={(event) => setSort(event.target.value as Sort)}>
        {sorts.map(([value, key]) => <option key={value} value={value}>{say(key)}</option>)}
      </select>
    </div>
  )
  return (
    <>
      <h1>{say('title')}</h1>
      <List id="attention" title={say('attention')} filter={ATTENTION} first={10} none={say('attentionNone')} />
      <List id="submitted" title={say('submitted')} filter={TO_ACCEPT} first={10} none={say('submittedNone')} />
      <List id="all" title={say('all')} filter={{ open, sort: chosen }} first={20} choose={choose} none={say('none')} />
    </>
  )
}

function List({ id, title, filter, first, choose, none }: { id: string; title: string; filter: Filter; first: number; choose?: ReactNode; none: string }) {
  const say = useMessages(messages)
  const pages = usePages(JSON.stringify(filter))
  const jobs = useAsk(Jobs, { first, after: pages.after, ...filter }, { keep: true, every: 15_000 })
  // Said once, by the list of all.
  if (jobs.error && !jobs.data && !choose) return null
  return (
    <section className="card" aria-labelledby={id} aria-busy={jobs.isPlaceholderData}>
      <header><h2 id={id}>{title}</h2>{choose ?? (jobs.data?.jointJobs?.edges.length === 0 && <span className="soft">{none}</span>)}</header>
      <Asked of={jobs}>
        {({ jointJobs }) => jointJobs && (
          <>
            <PartlyAway centres={jointJobs.unavailableCentres} />
            {jointJobs.edges.length === 0 ? choose && <Empty title={none}><p>{say('noneWhy')}</p></Empty> : <JobsTable label={title} jobs={jointJobs.edges.map(({ node }) => node)} />}
            <div className="list-pager"><Pager pages={pages} info={jointJobs.pageInfo} /></div>
          </>
        )}
      </Asked>
    </section>
  )
}
