import { daysOf } from '../../shared/dates/dates.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Pager } from '../../shared/lists/pager.js'
import { usePages } from '../../shared/lists/use-pages.js'
import { Asked, Settled } from '../../shared/states/asked.js'
import { Empty } from '../../shared/states/states.js'
import { StateTag } from '../../shared/states/state-tag.js'
import { Link } from '../shell/link.js'
import { GuideItems } from './guide-graph.js'
import { messages } from './messages.js'

/** The items of a centre that fit the words. */
export function FoundItems({ centreId, words, all }: { centreId: string; words: string; all(): void }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  const pages = usePages(`${centreId} ${words}`)
  const items = useAsk(GuideItems, { centreId, search: words, after: pages.after }, { keep: true, stays: 60_000 })
  return (
    <section aria-busy={items.isPlaceholderData}>
      <h2>{say('items')}</h2>
      <Asked of={items}>{(data) => (
        <Settled answer={data.implementationItems} retry={items.refetch}>{({ edges, pageInfo }) => (
          <>
            <p className="unseen" role="status">{say('shown', { n: edges.length })}</p>
            {edges.length === 0 && (words
              ? <Empty title={say('none', { words })}><p>{say('noneWhy')}</p><button type="button" onClick={all}>{say('all')}</button></Empty>
              : <Empty title={say('noneAll')} />)}
            {edges.length > 0 && <ul className="choices found">
              {edges.map(({ node: { code, names, kind, departmentNames, promisedLimit } }) => (
                <li key={code}>
                  <Link href={`/guide/${centreId}/${encodeURIComponent(code)}`}>{localized(names)}</Link>
                  <p>
                    {kind === 'INSTANT' && <StateTag tone="done">{say('instant')}</StateTag>} {localized(departmentNames)}{kind !== 'INSTANT' && <> · {say('within', { limit: daysOf(promisedLimit.days, promisedLimit.unit, language) })}</>}
                  </p>
                </li>
              ))}
            </ul>}
            <Pager pages={pages} info={pageInfo} />
          </>
        )}</Settled>
      )}</Asked>
    </section>
  )
}
