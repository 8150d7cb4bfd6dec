import { CITY_SOURCE, STANDARDS_TOPIC, deadTopic, eventsTopic, inboxTopic } from '../stream/topics.js'
import type { TopicAccess } from '../transport/topic-access.js'
import type { TopicOptions } from '../transport/transport.js'

/** A source as the directory has it. */
export interface Publisher {
  id: string
  kind: 'centre' | 'city-office' | 'coordination'
  deployment: string
  /** The centre whose tier keeps the ledger that its events go to first. */
  ledgerCentre: string
}

/** Every topic of a federation, from its sources: the standards, each ledger's events and dead letters, each source's inbox. */
export function topicsOf(publishers: readonly Publisher[]): TopicOptions[] {
  return [
    { topic: STANDARDS_TOPIC, compacted: true },
    ...ledgersOf(publishers).flatMap((owner) => [{ topic: eventsTopic(owner) }, { topic: deadTopic(owner) }]),
    ...publishers.map(({ id }) => ({ topic: inboxTopic(id) })),
  ]
}

/**
 * What a deployment may do, on whichever exchange: write where its centres report to, and into others' inboxes (only a signature tells who did);
 * read the standards, its own inboxes and, with a ledger, the events its tier covers. The city's ledger is kept by the city office and covers all.
 */
export function accessOf(deployment: string, role: string, publishers: readonly Publisher[]): TopicAccess {
  const own = publishers.filter((publisher) => publisher.deployment === deployment)
  const ids = own.map(({ id }) => id)
  const city = publishers.find(({ id }) => id === CITY_SOURCE)
  const ledgers = ledgersOf(publishers)
  const isCity = ids.includes(CITY_SOURCE)
  const kept = isCity ? city?.ledgerCentre : ledgers.find((owner) => owner !== city?.ledgerCentre && ids.includes(owner))
  const dead = kept === undefined ? [] : [deadTopic(kept)]
  const covered = isCity ? ledgers : kept === undefined ? [] : [kept]
  return {
    role,
    write: [...new Set(own.filter(reports).map(({ ledgerCentre }) => eventsTopic(ledgerCentre))), 'tb.*.inbox', ...dead, ...(isCity ? [STANDARDS_TOPIC] : [])],
    read: [STANDARDS_TOPIC, ...ids.map(inboxTopic), ...covered.map(eventsTopic), ...dead],
  }
}

/** The city office and coordination work no cases: they report to no ledger. */
const reports = ({ kind }: Publisher): boolean => kind === 'centre'

/** The centres for whom a ledger is kept: the city's, and each that centres report to. */
const ledgersOf = (publishers: readonly Publisher[]): string[] =>
  [...new Set(publishers.filter((publisher) => publisher.id === CITY_SOURCE || reports(publisher)).map(({ ledgerCentre }) => ledgerCentre))]
