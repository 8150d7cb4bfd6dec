import { officeInstant } from '../../../shared/dates/dates.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { decisionWords } from '../job/decisions.js'
import type { Job, Late } from '../job/job-query.js'
import { actMessages } from './act-messages.js'
import type { ActTarget } from './use-job-act.js'

export const nodeName = (job: Job, id: string | undefined): { zh: string; en?: string | null } => job.nodes.find((node) => node.id === id)?.names ?? { zh: id ?? '', en: id ?? '' }

/** What the act does, before anybody does it. */
export function Consequence({ job, target: { act, node }, late }: { job: Job; target: ActTarget; late: Late | undefined }) {
  const [say, language, localized] = [useMessages(actMessages), useLanguage(), useLocalized()]
  const centreName = (id: string | null | undefined) => localized(job.centres.find((centre) => centre.id === id)?.names) || id || ''
  if (act === 'settleLate') {
    return late ? <p>{say('settleLateWhat', { centre: centreName(late.centreId), at: officeInstant(late.decidedAt, language), decision: decisionWords[late.decision][language] })} {say(late.why)}{language === 'zh' ? '。' : '.'}</p> : null
  }
  if (act === 'remindTask') {
    const centre = centreName(job.nodes.find(({ id }) => id === node)?.centreId)
    return <p>{centre ? say('remindTaskWhat', { centre }) : say('remindTaskWhatNobody')}</p>
  }
  return <p>{say(`${act}What`)}</p>
}
