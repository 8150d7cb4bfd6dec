import { Button, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { officeDay } from '../../shared/dates/dates.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Asked } from '../../shared/states/asked.js'
import { Empty } from '../../shared/states/states.js'
import { Differences } from './differences.js'
import { ItemHead, NoItem } from './item-head.js'
import { compareMessages, messages } from './messages.js'
import { knownOf, useItem, type Known } from './use-item.js'

/** Two versions of an item side by side; without a choice the newest two. */
export function ComparePage() {
  const { code, asked } = useItem()
  return <Asked of={asked}>{(data) => <CompareOf known={knownOf(code, data)} />}</Asked>
}

function CompareOf({ known }: { known: Known }) {
  const { code, versions, draft } = known
  const [say, word, language, [query, setQuery]] = [useMessages(compareMessages), useMessages(messages), useLanguage(), useSearchParams()]
  const all = [...(draft ? [draft] : []), ...versions]
  const newest = all[0]
  if (!newest) return <NoItem code={code} />
  const numbers = all.map(({ version }) => version)
  const asked = (name: string) => numbers.find((version) => String(version) === query.get(name))
  const to = asked('to') ?? numbers[0]!
  const from = asked('from') ?? numbers.find((version) => version < to) ?? numbers[1]
  const choose = (next: { from?: number; to?: number }) => setQuery({ from: String(next.from ?? from), to: String(next.to ?? to) }, { replace: true })
  const choices = all.map((version) => ({
    value: version.version,
    label: `${word('nth', { n: version.version })} · ${'effectiveFrom' in version ? word('since', { day: officeDay(version.effectiveFrom, language) }) : word('draft')}`,
  }))
  return (
    <>
      <ItemHead code={code} content={newest} />
      <section className="card" aria-labelledby="compare">
        <header><h2 id="compare">{word('compare')}</h2></header>
        {from === undefined ? <Empty title={say('one')}><p>{say('oneWhy')}</p></Empty> : (
          <>
            <div className="cat-choose">
              <div><label htmlFor="from">{say('from')}</label><Select id="from" value={from} options={choices} onChange={(value) => choose({ from: value })} /></div>
              <div><label htmlFor="to">{say('to')}</label><Select id="to" value={to} options={choices} onChange={(value) => choose({ to: value })} /></div>
              <Button onClick={() => choose({ from: to, to: from })}>{say('swap')}</Button>
            </div>
            <Differences known={known} from={from} to={to} />
          </>
        )}
      </section>
    </>
  )
}
