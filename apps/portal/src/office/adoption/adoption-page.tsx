import { dayAt, officeDay } from '../../shared/dates/dates.js'
import { useOfficeTime } from '../../shared/dates/office-time.js'
import { isRefused } from '../../shared/graph/refusal.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Pager } from '../../shared/lists/pager.js'
import { usePages, type Pages } from '../../shared/lists/use-pages.js'
import { Asked, Settled } from '../../shared/states/asked.js'
import { StateTag } from '../../shared/states/state-tag.js'
import { Empty, PartlyAway } from '../../shared/states/states.js'
import { ItemHead, NoItem } from '../catalogue/item-head.js'
import { JustPublished } from '../catalogue/just-published.js'
import { inForceOn, knownOf, useItem, type Known } from '../catalogue/use-item.js'
import { CentresTable, tones } from './centres-table.js'
import { messages } from './messages.js'
import { AdoptionOf, type Adoption } from './queries.js'
import './adoption.css'

/** Who runs which version of an item: those that are behind first. */
export function AdoptionPage() {
  const { code, asked } = useItem()
  return <Asked of={asked}>{(data) => <AdoptionOfItem known={knownOf(code, data)} />}</Asked>
}

function AdoptionOfItem({ known: { code, versions, draft } }: { known: Known }) {
  const [say, language, time, pages] = [useMessages(messages), useLanguage(), useOfficeTime(), usePages(code)]
  const adoption = useAsk(AdoptionOf, { code, first: 50, after: pages.after }, { keep: true, every: 15_000 })
  const today = time && dayAt(time.now)
  const shown = inForceOn(versions, today) ?? draft
  if (!shown) return <NoItem code={code} />
  const coming = versions.filter(({ effectiveFrom }) => today !== undefined && effectiveFrom > today)
  return (
    <>
      <ItemHead code={code} content={shown} />
      <JustPublished versions={versions} />
      <section className="card" aria-labelledby="adoption">
        <header><h2 id="adoption">{say('title')}</h2></header>
        {coming.map(({ version, effectiveFrom }) => <p key={version} className="cat-none">{say('toCome', { n: version, day: officeDay(effectiveFrom, language) })}</p>)}
        <Asked of={adoption}>
          {({ adoption: answer }) => {
            // Refused as unknown, as long as no version holds yet.
            if (isRefused(answer) && answer.code === 'no-such-item') return <Empty title={say(versions.length > 0 ? 'notYet' : 'notPublished')}><p>{say(versions.length > 0 ? 'notYetWhy' : 'notPublishedWhy')}</p></Empty>
            return <Settled answer={answer} retry={adoption.refetch}>{(told) => <Running of={told} today={today} pages={pages} />}</Settled>
          }}
        </Asked>
      </section>
    </>
  )
}

function Running({ of: { inForce, effectiveFrom, tally, centres }, today, pages }: { of: Adoption; today: string | undefined; pages: Pages }) {
  const [say, language] = [useMessages(messages), useLanguage()]
  const counted = tally.filter((one) => one.centres > 0)
  const nodes = centres.edges.map(({ node }) => node)
  return (
    <>
      <p className="cat-none">{say('inForce', { n: inForce, day: officeDay(effectiveFrom, language) })}</p>
      <div role="status"><ul className="adoption-tally">
        {counted.length === 1 && counted[0]!.state === 'CURRENT'
          ? <li><StateTag tone="done">{say('CURRENT')}</StateTag> {say('all', { n: counted[0]!.centres })}</li>
          : counted.map((one) => <li key={one.state}><StateTag tone={tones[one.state]}>{say(one.state)}</StateTag> {say('count', { n: one.centres })}</li>)}
      </ul></div>
      <PartlyAway centres={centres.unavailableCentres} />
      {nodes.length === 0 ? <Empty title={say('noCentre')} /> : <CentresTable centres={nodes} inForceFrom={effectiveFrom} today={today} />}
      <div className="cat-pager"><Pager pages={pages} info={centres.pageInfo} /></div>
    </>
  )
}
