import type { StreamReport } from './reconcile.js'
import type { Wrong } from '../stream/walk.js'

/** A ledger, or a source's own inbox, with the topics it must read in full. */
export interface LedgerDuty {
  owner: string
  topics: readonly string[]
}

/**
 * Reports of several databases side by side. Every stream that was sent must stand in every ledger whose duty its topic is: with the same link where it is as far, never
 * ahead, pending where it is behind by less than a minute, red where it is behind by more or has nothing of it. What a ledger lacks altogether is added at the end.
 */
export function compareSides(reports: readonly StreamReport[], duties: readonly LedgerDuty[] = []): StreamReport[] {
  const streams = new Map(reports.filter(({ side }) => side === 'sent').map((report) => [`${report.source} ${report.topic}`, report]))
  const compared = reports.map((report) => {
    const theirs = report.side === 'ledger' ? streams.get(`${report.source} ${report.topic}`) : undefined
    return theirs ? compare(theirs, report) : report
  })
  const held = new Set(reports.filter(({ side }) => side === 'ledger').map(({ owner, source, topic }) => `${owner} ${source} ${topic}`))
  const lacking = duties.flatMap(({ owner, topics }) => [...streams.values()]
    .filter(({ source, topic, lastSeq }) => lastSeq > 0 && topics.includes(topic) && !held.has(`${owner} ${source} ${topic}`))
    .map((sent) => compare(sent, { ...NOTHING, owner, source: sent.source, topic: sent.topic, ageSeconds: sent.ageSeconds })))
  return [...compared, ...lacking]
}

/** Whether a ledger says that it has read more than was sent: true of a broken one, and of one that was looked at later than its source. */
export const isAhead = (reports: readonly StreamReport[]): boolean => reports.some(({ faults }) => faults.some(({ what }) => what === 'ahead-of-its-source'))

const NOTHING = { side: 'ledger', lastSeq: 0, settledSeq: null, link: '', recomputedLink: '', verifiedHead: null, parked: 0, deadLetters: 0, state: 'green', faults: [] } as const satisfies Partial<StreamReport>

function compare(sent: StreamReport, ledger: StreamReport): StreamReport {
  const red = (seq: number, what: Wrong): StreamReport => ({ ...ledger, state: 'red', faults: [...ledger.faults, { source: ledger.source, topic: ledger.topic, seq, what }] })
  if (ledger.lastSeq > sent.lastSeq) return red(sent.lastSeq + 1, 'ahead-of-its-source')
  if (ledger.lastSeq === sent.lastSeq) return ledger.link === sent.link ? ledger : red(ledger.lastSeq, 'sides-differ')
  if (ledger.lastSeq < (sent.settledSeq ?? 0)) return red(ledger.lastSeq + 1, 'not-read')
  return ledger.state === 'red' ? ledger : { ...ledger, state: 'pending' }
}
