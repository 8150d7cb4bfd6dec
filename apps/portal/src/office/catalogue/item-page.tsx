import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { dayAt } from '../../shared/dates/dates.js'
import { Day, Instant } from '../../shared/dates/due.js'
import { useOfficeTime } from '../../shared/dates/office-time.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Asked } from '../../shared/states/asked.js'
import { Sentence } from '../../shared/states/sentence.js'
import { StateTag } from '../../shared/states/state-tag.js'
import { Failed } from '../../shared/states/states.js'
import { Facts } from './facts.js'
import { ItemHead, NoItem } from './item-head.js'
import { JustPublished } from './just-published.js'
import { messages } from './messages.js'
import { Standing } from './standing.js'
import { Table, type Column } from './table.js'
import { inForceOn, knownOf, useItem, type Known } from './use-item.js'
import { useRedraft } from './use-redraft.js'
import type { Item } from './queries.js'

/** What the item says now, or in the version chosen, and all its versions. */
export function ItemPage() {
  const { code, asked } = useItem()
  return <Asked of={asked}>{(data) => <ItemOf known={knownOf(code, data)} />}</Asked>
}

function ItemOf({ known: { code, versions, draft } }: { known: Known }) {
  const [say, language, time, [query]] = [useMessages(messages), useLanguage(), useOfficeTime(), useSearchParams()]
  const { redraft, refused, error, pending } = useRedraft()
  const today = time && dayAt(time.now)
  const wanted = query.get('version')
  const shown = wanted === 'draft' ? draft : versions.find(({ version }) => String(version) === wanted) ?? inForceOn(versions, today) ?? draft
  if (!shown) return <NoItem code={code} />
  const acts = draft
    ? <><Link className="cat-button" to={`/office/catalogue/${code}/draft`}>{say('edit')}</Link><Link className="cat-button cat-button-primary" to={`/office/catalogue/${code}/publish`}>{say('publish')}</Link></>
    : <Button type="primary" disabled={pending} onClick={() => void redraft(code)}>{say('redraft')}</Button>
  return (
    <>
      <ItemHead code={code} content={shown} acts={acts} />
      <JustPublished versions={versions} />
      {refused && <Sentence>{refused[language]}</Sentence>}
      {error && <Failed failure={error} />}
      <section className="card" aria-labelledby="versions">
        <header><h2 id="versions">{say('versions')}</h2></header>
        <Versions code={code} versions={versions} draft={draft} shown={shown.version} now={time?.now} />
      </section>
      <section className="card" aria-labelledby="says">
        <header><h2 id="says">{say('contentOf', { n: shown.version })}</h2></header>
        <Facts content={shown} />
        {'contentHash' in shown && <p className="cat-none">{say('hash')} <span className="cat-hash">{shown.contentHash}</span></p>}
      </section>
    </>
  )
}

interface Row {
  version: number
  item: Item | undefined
  by: string | undefined
  at: string
  next: string | undefined
}

function Versions({ code, versions, draft, shown, now }: Known & { shown: number; now: string | undefined }) {
  const say = useMessages(messages)
  const rows: Row[] = [
    ...(draft ? [{ version: draft.version, item: undefined, by: draft.changedBy, at: draft.changedAt, next: undefined }] : []),
    ...versions.map((item, at) => ({ version: item.version, item, by: undefined, at: item.publishedAt, next: versions[at - 1]?.effectiveFrom })),
  ]
  const newest = versions[0]?.version
  const columns: Column<Row>[] = [
    { head: say('version'), name: say('version'), cell: ({ version }) => <><b>{say('nth', { n: version })}</b> {version === shown && <span className="cat-soft">{say('showing')}</span>}</> },
    { head: say('state'), name: say('state'), cell: ({ item, next }) => (item ? <Standing effectiveFrom={item.effectiveFrom} next={next} now={now} /> : <StateTag tone="going">{say('draft')}</StateTag>) },
    { head: say('effective'), name: say('effective'), cell: ({ item }) => (item ? <Day date={item.effectiveFrom} /> : '—') },
    { head: say('changed'), name: say('changed'), cell: ({ at, by }) => <><Instant at={at} />{by && <span className="cat-soft">{by}</span>}</> },
    {
      head: '', name: '', className: 'cat-act-head',
      cell: ({ version, item }) => {
        const before = item ? versions[versions.indexOf(item) + 1]?.version : draft?.basedOn ?? newest
        return (
          <div className="cat-acts">
            {version !== shown && <Link className="cat-button" to={`/office/catalogue/${code}?version=${item ? version : 'draft'}`}>{say('view')}<span className="unseen"> {say('nth', { n: version })}</span></Link>}
            {before !== undefined && <Link className="cat-button" to={`/office/catalogue/${code}/compare?from=${before}&to=${version}`}>{say('compareWith', { n: before })}<span className="unseen"> ({say('nth', { n: version })})</span></Link>}
          </div>
        )
      },
    },
  ]
  return <Table label={say('versions')} columns={columns} rows={rows} keyOf={({ version }) => String(version)} />
}
