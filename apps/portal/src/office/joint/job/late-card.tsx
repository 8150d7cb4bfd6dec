import { Instant } from '../../../shared/dates/due.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { defineMessages, useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { StateTag } from '../../../shared/states/state-tag.js'
import { ActButtons, type Begin } from '../acts/act-buttons.js'
import { actMessages } from '../acts/act-messages.js'
import { nodeName } from '../acts/consequence.js'
import { decisionWords } from './decisions.js'
import type { Job } from './job-query.js'

const words = defineMessages(
  { title: '迟到的决定', decided: '{centre}：{decision}', open: '待裁定', settled: '已裁定' },
  { title: 'Late decisions', decided: '{centre}: {decision}', open: 'to be settled', settled: 'settled' },
)

/** Decisions that came when they could no longer count: kept, and settled by a person. */
export function LateCard({ job, begin }: { job: Job; begin: Begin }) {
  const [say, act, language, localized] = [useMessages(words), useMessages(actMessages), useLanguage(), useLocalized()]
  if (job.late.length === 0) return null
  const centreName = (id: string) => localized(job.centres.find((centre) => centre.id === id)?.names) || id
  return (
    <section className="card" aria-labelledby="late">
      <header><h2 id="late">{say('title')}</h2></header>
      <ul className="next-list">
        {job.late.map(({ commandId, node, centreId, decision, why, decidedAt, resolution, settledReason }) => (
          <li key={commandId}>
            <span className="next-words">
              <b>{localized(nodeName(job, node))}</b> <StateTag tone={resolution ? 'done' : 'warning'}>{say(resolution ? 'settled' : 'open')}</StateTag>
              <span className="soft">{say('decided', { centre: centreName(centreId), decision: decisionWords[decision][language] })} · <Instant at={decidedAt} /> · {act(why)}</span>
              {resolution && <span className="soft">{act(resolution)}: {settledReason}</span>}
            </span>
            {!resolution && job.possibleActs.includes('settleLate') && <span className="acts"><ActButtons acts={['settleLate']} late={commandId} of={localized(nodeName(job, node))} begin={begin} /></span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
