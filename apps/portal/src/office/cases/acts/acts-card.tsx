import { Button } from 'antd'
import { useState } from 'react'
import { useDraft } from '../../../shared/forms/use-draft.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { Icon } from '../../../shared/states/icons.js'
import { Loading } from '../../../shared/states/states.js'
import { usePerson } from '../../shell/person.js'
import type { ActOption, Kase } from '../kase/questions.js'
import { stageNames } from '../words.js'
import { NOTHING } from './act-draft.js'
import { ActForm } from './act-form.js'
import { byWeight, wordsOf } from './act-words.js'
import type { ActDone } from './commands.js'
import { DoneNote } from './done-note.js'
import { messages } from './messages.js'

/** What the graph lets this officer do with the case now, and what stands in the way of the rest. */
export function ActsCard({ kase, back }: { kase: Kase; back: { to: string; state: unknown } }) {
  const say = useMessages(messages)
  const draft = useDraft(`case:${kase.centreId}:${kase.id}`, usePerson().subject, NOTHING)
  const [done, setDone] = useState<ActDone>()
  const options = byWeight(kase.acts, kase.task)
  // What is shown may be from before the act that was just done: then it is read again first.
  const stale = done !== undefined && done.case.version > kase.version
  const now = stale ? [] : options.filter((option) => option.now)
  const chosen = now.find(({ act }) => act === draft.value.act)
  const blocked = stale ? [] : options.filter((option) => !option.now)
  return (
    <section className="card acts" aria-labelledby="acts">
      <header><h2 id="acts">{say(now.length > 0 ? 'title' : 'none')}</h2></header>
      <div className="card-body">
        {done && <DoneNote done={done} kase={kase} back={back} />}
        {stale && <Loading />}
        {now.length > 0 && <ActButtons options={now} kase={kase} chosen={chosen} choose={({ act }) => { setDone(undefined); draft.keep({ ...draft.value, act }) }} />}
        {chosen && (
          <ActForm key={chosen.act} kase={kase} option={chosen} draft={draft}
            onDone={(step) => { draft.discard(); setDone(step) }} onCancel={() => draft.discard()} />
        )}
        {now.length === 0 && !done && <Idle kase={kase} />}
        {blocked.length > 0 && <Blocked options={blocked} kase={kase} />}
      </div>
    </section>
  )
}

function ActButtons({ options, kase, chosen, choose }: { options: ActOption[]; kase: Kase; chosen: ActOption | undefined; choose(option: ActOption): void }) {
  const language = useLanguage()
  return (
    <div className="act-buttons">
      {options.map((option, at) => {
        const { weight, ...words } = wordsOf(option.act, kase.task)
        const first = weight === 'next' && at === 0 && !chosen
        return (
          <Button key={option.act} size="large" type={first ? 'primary' : 'default'} danger={weight === 'ending'} aria-expanded={option === chosen} onClick={() => choose(option)}>
            {words[language]}
          </Button>
        )
      })}
    </div>
  )
}

function Idle({ kase: { waitsFor } }: { kase: Kase }) {
  const [say, language] = [useMessages(messages), useLanguage()]
  return <p className="quiet idle">{waitsFor ? say('waits', { stage: stageNames[waitsFor][language] }) : say('ended')}</p>
}

function Blocked({ options, kase }: { options: ActOption[]; kase: Kase }) {
  const [say, language, localized] = [useMessages(messages), useLanguage(), useLocalized()]
  const papers = kase.materials.filter(({ missing }) => missing > 0).map(({ names }) => localized(names)).join(say('comma'))
  return (
    <div className="blocked">
      <h3>{say('blocked')}</h3>
      <ul>{options.map(({ act, code, why }) => <li key={act}><Icon name="locked" /><span><b>{wordsOf(act, kase.task)[language]}</b> {code === 'papers-missing' ? say('papersMissing', { papers }) : localized(why)}</span></li>)}</ul>
    </div>
  )
}
