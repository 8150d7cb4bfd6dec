import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useLanguage } from '../../shared/i18n/language.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Pager } from '../../shared/lists/pager.js'
import { usePages } from '../../shared/lists/use-pages.js'
import { Asked } from '../../shared/states/asked.js'
import { Sentence } from '../../shared/states/sentence.js'
import { Empty, Failed, PartlyAway } from '../../shared/states/states.js'
import { DraftsCard } from './drafts-card.js'
import { Filters, noFilter, type Filter } from './filters.js'
import { ItemsTable, type Order } from './items-table.js'
import { messages } from './messages.js'
import { CatalogueDraftList, CatalogueList } from './queries.js'
import { useRedraft } from './use-redraft.js'
import './catalogue.css'

/** What is being written, and every item by its newest version. */
export function CataloguePage() {
  const [say, language] = [useMessages(messages), useLanguage()]
  const [filter, setFilter] = useState<Filter>(noFilter)
  const [order, setOrder] = useState<Order>({ sort: 'CODE', descending: false })
  const asked = { search: filter.search || null, department: filter.department ?? null, kind: filter.kind ?? null, tier: filter.tier ?? null, ...order }
  const pages = usePages(JSON.stringify(asked))
  const items = useAsk(CatalogueList, { first: 20, after: pages.after, ...asked }, { keep: true })
  const drafts = useAsk(CatalogueDraftList, { first: 100, after: null })
  const drafted = new Set(drafts.data?.catalogueDrafts.edges.map(({ node }) => node.code))
  const { redraft, refused, error, pending } = useRedraft()
  return (
    <>
      <div className="cat-title">
        <h1>{say('title')}</h1>
        <Link className="primary-link" to="/office/catalogue/new">{say('newItem')}</Link>
      </div>
      <DraftsCard />
      {refused && <Sentence>{refused[language]}</Sentence>}
      {error && <Failed failure={error} />}
      <section className="card" aria-labelledby="published">
        <header><h2 id="published">{say('published')}</h2></header>
        <Filters filter={filter} change={setFilter} />
        <Asked of={items}>
          {({ catalogueItems: { edges, pageInfo, unavailableCentres } }) => (
            <>
              <PartlyAway centres={unavailableCentres} />
              {edges.length === 0
                ? <Empty title={say('none')}><p>{say('noneWhy')}</p><Button onClick={() => setFilter(noFilter)}>{say('clear')}</Button></Empty>
                : <ItemsTable items={edges.map(({ node }) => node)} order={order} setOrder={setOrder} drafted={drafted} redraft={redraft} pending={pending} />}
              <div className="cat-pager"><Pager pages={pages} info={pageInfo} /></div>
            </>
          )}
        </Asked>
      </section>
    </>
  )
}
