import { accessOf, exchangeRole, topicsOf, type Publisher, type TopicAccess } from '@tongban/exchange'
import { DEPLOYMENTS, type Deployment } from './federation.js'

/** Whose ledger each deployment's centres report to: the district's, or the city's. */
const REPORTS_TO: Partial<Record<Deployment['id'], string>> = { haizhu: 'hz', tianhe: 'th' }

/** The sources of the demo city, as its directory has them. */
export const PUBLISHERS: readonly Publisher[] = DEPLOYMENTS.flatMap(({ id, kind, sources }) =>
  sources.map((source) => ({ id: source, kind, deployment: id, ledgerCentre: REPORTS_TO[id] ?? 'gz' })))

/** Every topic of the demo city. */
export const TOPICS = topicsOf(PUBLISHERS)

/** What a deployment may do at the embedded exchange. */
export const topicAccess = ({ id }: Deployment): TopicAccess => accessOf(id, exchangeRole(id), PUBLISHERS)
