import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { dayAt } from '../../shared/dates/dates.js'
import { useOfficeTime } from '../../shared/dates/office-time.js'
import { useRefusal } from '../../shared/forms/use-refusal.js'
import { useAct } from '../../shared/graph/use-ask.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Asked } from '../../shared/states/asked.js'
import { Sentence } from '../../shared/states/sentence.js'
import { Failed, Loading } from '../../shared/states/states.js'
import { Differences } from './differences.js'
import { Facts } from './facts.js'
import { publishMessages } from './form-messages.js'
import { BackToCatalogue, NoItem } from './item-head.js'
import { PublishItem, type Draft } from './queries.js'
import { knownOf, useItem, type Known } from './use-item.js'
import { dayChosen, nothingChosen, When } from './when.js'
import { Whom } from './whom.js'
import './form.css'

/** Everything that is about to hold, on one page, before it does. */
export function PublishPage() {
  const { code, asked } = useItem()
  const time = useOfficeTime()
  return (
    <Asked of={asked}>
      {(data) => {
        const known = knownOf(code, data)
        if (!known.draft) return <NoItem code={code} />
        return time ? <Check known={known} draft={known.draft} today={dayAt(time.now)} /> : <Loading />
      }}
    </Asked>
  )
}

function Check({ known, draft, today }: { known: Known; draft: Draft; today: string }) {
  const [say, localized, go, act] = [useMessages(publishMessages), useLocalized(), useNavigate(), useAct(PublishItem)]
  const [chosen, setChosen] = useState(nothingChosen)
  const [tried, setTried] = useState(0)
  const refusal = useRefusal(['effectiveFrom'] as const, { 'effective-in-the-past': 'effectiveFrom', 'effective-before-predecessor': 'effectiveFrom' })
  const { code, version, revision } = draft
  const before = known.versions[0]
  const found = dayChosen(chosen, today)
  const fault = refusal.at('effectiveFrom') ?? (tried > 0 && 'fault' in found ? say(found.fault) : undefined)
  const publish = async () => {
    setTried(tried + 1)
    if (!('day' in found)) return
    const done = refusal.take((await act.send({ code, version, expectedVersion: revision, effectiveFrom: found.day }))?.publishCatalogueItem)
    if (done) await go(`/office/catalogue/${code}/adoption`, { replace: true, state: { published: version } })
  }
  return (
    <>
      <BackToCatalogue />
      <h1>{say('title', { name: localized(draft.names), n: version })}</h1>
      <section className="card"><div className="card-body"><When chosen={chosen} choose={(next) => { refusal.clear(); setTried(0); setChosen(next) }} today={today} fault={fault} /></div></section>
      <section className="card" aria-labelledby="what">
        <header><h2 id="what">{before ? say('what') : say('whatFirst')}</h2><Link className="link-alone" to={`/office/catalogue/${code}/draft`}>{say('backToEdit')}</Link></header>
        {before ? <Differences known={known} from={before.version} to={version} /> : <Facts content={draft} />}
      </section>
      <section className="card" aria-labelledby="whom">
        <header><h2 id="whom">{say('whom')}</h2></header>
        <div className="card-body"><Whom now={draft.tiers} before={before?.tiers} /></div>
        <p className="cat-none">{say('staysSo')}</p>
      </section>
      {refusal.general && <Sentence>{`${refusal.general} ${say('mend')}`}</Sentence>}
      {act.error && <Failed failure={act.error} />}
      <div className="cat-publish">
        <Button type="primary" size="large" disabled={act.isPending} onClick={() => void publish()}>{say('publish', { n: version })}</Button>
        <Link className="cat-button" to={`/office/catalogue/${code}/draft`}>{say('backToEdit')}</Link>
        <p>{say('final')}</p>
      </div>
    </>
  )
}
