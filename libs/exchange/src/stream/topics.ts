/** Every centre's events go to its ledger centre's topic, read in full by the district's and the city's ledgers. */
export const eventsTopic = (ledgerCentre: string): string => `tb.${ledgerCentre}.events`

/** What others ask of a source: tasks, answers, re-sends. */
export const inboxTopic = (source: string): string => `tb.${source}.inbox`

/** Copies of what a ledger could not apply, for people and tools. */
export const deadTopic = (ledgerCentre: string): string => `tb.${ledgerCentre}.dead`

/** Compacted by key: gaps are normal on it, so its readers go by (key, hash) and not by number. */
export const STANDARDS_TOPIC = 'tb.city.standards'

/** The source that signs the standards. */
export const CITY_SOURCE = 'city'

/** Whose topic it is, and what for; undefined for a name that is no topic of ours. */
export function readTopic(topic: string): { of: string; kind: 'events' | 'inbox' | 'dead' | 'standards' } | undefined {
  const match = /^tb\.([a-z0-9]{2,12})\.(events|inbox|dead|standards)$/.exec(topic)
  return match ? { of: match[1]!, kind: match[2] as 'events' } : undefined
}

/** A reader may ask for a stream again when the topic is its to read: its own inbox, its own ledger's events; the city reads every ledger's. */
export function mayAskAgain(asker: string, topic: string): boolean {
  const read = readTopic(topic)
  if (read === undefined) return false
  if (read.kind === 'standards') return true
  return asker === read.of || (read.kind === 'events' && asker === CITY_SOURCE)
}
