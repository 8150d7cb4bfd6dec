import { dayAt, officeDay, officeHour, officeInstant } from '../../../shared/dates/dates.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { stepKinds } from '../words.js'
import { messages } from './messages.js'
import type { Kase } from './questions.js'

type Step = Kase['steps'][number]

/** Every step, the newest first: what, when, who by which post, on which basis, and why. */
export function Timeline({ steps }: { steps: Step[] }) {
  const say = useMessages(messages)
  return (
    <section className="card" aria-labelledby="history">
      <header><h2 id="history">{say('history')}</h2></header>
      <ol className="timeline card-body" reversed>{steps.toReversed().map((step) => <Entry key={step.no} step={step} />)}</ol>
    </section>
  )
}

function Entry({ step }: { step: Step }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  const { kind, occurredAt, recordedAt, actor, basis, reason } = step
  const who = step.postNames
    ? [localized(step.departmentNames), localized(step.postNames), localized(step.windowNames), actor].filter(Boolean).join(' · ')
    : actor === 'coordination' ? say('coordination') : [step.post, actor].join(' · ')
  return (
    <li value={step.no}>
      <p className="step-head">
        <b>{stepKinds[kind]?.[language] ?? kind}</b>
        <time dateTime={occurredAt}>{officeDay(dayAt(occurredAt), language)} {officeHour(occurredAt)}</time>
      </p>
      <p className="quiet">{who}{dayAt(recordedAt) !== dayAt(occurredAt) && <> · {say('recorded', { when: officeInstant(recordedAt, language) })}</>}</p>
      {reason && <p><span className="term">{say('reason')}</span>{reason}</p>}
      <p className="quiet"><span className="term">{say('basis')}</span>{basis}</p>
    </li>
  )
}
