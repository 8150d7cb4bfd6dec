import { deadTopic, eventsTopic, exchangeRole, inboxTopic, STANDARDS_TOPIC, type TopicAccess, type TopicOptions } from '@tongban/exchange'
import { DEPLOYMENTS, type Deployment } from './federation.js'

/** Whose ledger each deployment's centres report to; coordination works no cases, so it reports to none. */
const REPORTS_TO: Partial<Record<Deployment['id'], string>> = { 'city-office': 'gz', 'city-centre': 'gz', haizhu: 'hz', tianhe: 'th', 'yuexiu-beijing': 'gz' }
const LEDGERS = ['gz', 'hz', 'th']

/** Every topic of the demo city. */
export const TOPICS: readonly TopicOptions[] = [
  { topic: STANDARDS_TOPIC, compacted: true },
  ...LEDGERS.flatMap((owner) => [{ topic: eventsTopic(owner) }, { topic: deadTopic(owner) }]),
  ...DEPLOYMENTS.flatMap(({ sources }) => sources.map((source) => ({ topic: inboxTopic(source) }))),
]

/** A deployment writes where it reports to and into others' inboxes; it reads the standards, its own inboxes and, with a ledger, what its ledger covers. */
export function topicAccess({ id, kind, sources, ledger }: Deployment): TopicAccess {
  const dead = ledger ? [deadTopic(ledger.owner)] : []
  const reportsTo = REPORTS_TO[id]
  return {
    role: exchangeRole(id),
    write: [...(reportsTo ? [eventsTopic(reportsTo)] : []), 'tb.*.inbox', ...dead, ...(kind === 'city-office' ? [STANDARDS_TOPIC] : [])],
    read: [STANDARDS_TOPIC, ...sources.map(inboxTopic), ...(ledger?.topics ?? []), ...dead],
  }
}
