import { Button } from 'antd'
import { Link } from 'react-router'
import { Day } from '../../shared/dates/due.js'
import { daysOf } from '../../shared/dates/dates.js'
import { useOfficeTime } from '../../shared/dates/office-time.js'
import type { ResultOf, VariablesOf } from '../../shared/graph/graphql.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { useDepartments } from './departments.js'
import { messages } from './messages.js'
import type { CatalogueList } from './queries.js'
import { Standing } from './standing.js'
import { Table, type Column } from './table.js'
import { kinds, tiers } from './words.js'

type Row = ResultOf<typeof CatalogueList>['catalogueItems']['edges'][number]['node']
type Sort = NonNullable<VariablesOf<typeof CatalogueList>['sort']>
export interface Order {
  sort: Sort
  descending: boolean
}

export function ItemsTable({ items, order, setOrder, drafted, redraft, pending }: { items: readonly Row[]; order: Order; drafted: ReadonlySet<string>; setOrder: (order: Order) => void; redraft: (code: string) => Promise<void>; pending: boolean }) {
  const [say, language, localized, { nameOf }, time] = [useMessages(messages), useLanguage(), useLocalized(), useDepartments(), useOfficeTime()]
  const sortable = (sort: Sort, name: string): Pick<Column<Row>, 'head' | 'name' | 'sorted'> => ({
    name,
    head: <SortHead name={name} sorted={order.sort === sort ? order.descending : undefined} toggle={() => setOrder({ sort, descending: order.sort === sort && !order.descending })} />,
    sorted: order.sort === sort ? (order.descending ? 'descending' : 'ascending') : undefined,
  })
  const columns: Column<Row>[] = [
    { ...sortable('CODE', say('code')), className: 'numbers', cell: ({ code }) => <span className="cat-code">{code}</span> },
    { head: say('item'), name: say('item'), cell: ({ code, names }) => <Link className="cat-name" to={`/office/catalogue/${code}`}>{localized(names)}</Link> },
    { head: say('department'), name: say('department'), cell: ({ department }) => nameOf(department) },
    { head: say('kind'), name: say('kind'), cell: ({ kind }) => kinds[kind][language] },
    { head: say('tiers'), name: say('tiers'), cell: (row) => row.tiers.map((tier) => tiers[tier][language]).join(language === 'zh' ? '、' : ', ') },
    { head: say('limit'), name: say('limit'), cell: ({ kind, promisedLimit: { days, unit } }) => (kind === 'INSTANT' ? say('instant') : daysOf(days, unit, language)) },
    { ...sortable('EFFECTIVE_FROM', say('effective')), cell: ({ effectiveFrom, version }) => <><Day date={effectiveFrom} /><span className="cat-soft">{say('nth', { n: version })} <Standing effectiveFrom={effectiveFrom} now={time?.now} onlyToCome /></span></> },
    {
      head: '', name: '', className: 'cat-act-head',
      cell: ({ code, names }) => (
        <div className="cat-acts">
          {drafted.has(code)
            ? <Link className="cat-button" to={`/office/catalogue/${code}/draft`}>{say('edit')}<span className="unseen"> {localized(names)}</span></Link>
            : <Button disabled={pending} onClick={() => void redraft(code)}>{say('redraft')}<span className="unseen"> {localized(names)}</span></Button>}
        </div>
      ),
    },
  ]
  return <Table label={say('published')} columns={columns} rows={items} keyOf={({ code }) => code} />
}

function SortHead({ name, sorted, toggle }: { name: string; sorted: boolean | undefined; toggle: () => void }) {
  const say = useMessages(messages)
  return (
    <button type="button" className="cat-sort" onClick={toggle}>
      {name}<i aria-hidden="true">{sorted === undefined ? '↕' : sorted ? '↓' : '↑'}</i>
      {sorted !== undefined && <span className="unseen">{say(sorted ? 'sortedDown' : 'sortedUp')}</span>}
    </button>
  )
}
