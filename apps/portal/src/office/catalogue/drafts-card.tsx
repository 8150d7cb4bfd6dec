import { Link } from 'react-router'
import { Instant } from '../../shared/dates/due.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import type { ResultOf } from '../../shared/graph/graphql.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Pager } from '../../shared/lists/pager.js'
import { usePages } from '../../shared/lists/use-pages.js'
import { Asked } from '../../shared/states/asked.js'
import { useDepartments } from './departments.js'
import { messages } from './messages.js'
import { CatalogueDraftList } from './queries.js'
import { Table, type Column } from './table.js'

type Row = ResultOf<typeof CatalogueDraftList>['catalogueDrafts']['edges'][number]['node']

/** Versions being written: to go on with, or to check and publish. */
export function DraftsCard() {
  const [say, localized, { nameOf }] = [useMessages(messages), useLocalized(), useDepartments()]
  const pages = usePages()
  const drafts = useAsk(CatalogueDraftList, { first: 10, after: pages.after }, { keep: true })
  const columns: Column<Row>[] = [
    { head: say('code'), name: say('code'), className: 'numbers', cell: ({ code }) => <span className="cat-code">{code}</span> },
    { head: say('item'), name: say('item'), cell: ({ names }) => <b className="cat-name">{localized(names)}</b> },
    { head: say('department'), name: say('department'), cell: ({ department }) => nameOf(department) },
    { head: say('version'), name: say('version'), cell: ({ version, basedOn }) => <>{say('nth', { n: version })} <span className="cat-soft">{basedOn === null ? say('first') : say('next')}</span></> },
    { head: say('changed'), name: say('changed'), cell: ({ changedAt, changedBy }) => <><Instant at={changedAt} /><span className="cat-soft">{changedBy}</span></> },
    {
      head: '', name: '', className: 'cat-act-head',
      cell: ({ code, names }) => (
        <div className="cat-acts">
          <Link className="cat-button" to={`/office/catalogue/${code}/draft`}>{say('edit')}<span className="unseen"> {localized(names)}</span></Link>
          <Link className="cat-button cat-button-primary" to={`/office/catalogue/${code}/publish`}>{say('publish')}<span className="unseen"> {localized(names)}</span></Link>
        </div>
      ),
    },
  ]
  return (
    <section className="card" aria-labelledby="drafts">
      <header><h2 id="drafts">{say('drafts')}</h2></header>
      <Asked of={drafts}>
        {({ catalogueDrafts: { edges, pageInfo } }) => (
          <>
            {edges.length === 0 ? <p className="cat-none">{say('draftsNone')}</p> : <Table label={say('drafts')} columns={columns} rows={edges.map(({ node }) => node)} keyOf={({ code }) => code} />}
            <div className="cat-pager"><Pager pages={pages} info={pageInfo} /></div>
          </>
        )}
      </Asked>
    </section>
  )
}
