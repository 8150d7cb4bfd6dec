import type { StreamReport } from './reconcile.js'

/**
 * Reports of several databases side by side: a ledger that is as far as its source must have the same link, and none may be ahead.
 * A ledger behind its source is pending, not wrong. Returns the reports with what this found added to the ledgers' sides.
 */
export function compareSides(reports: readonly StreamReport[]): StreamReport[] {
  const sent = new Map(reports.filter(({ side }) => side === 'sent').map((report) => [`${report.source} ${report.topic}`, report]))
  return reports.map((report) => {
    const theirs = report.side === 'ledger' ? sent.get(`${report.source} ${report.topic}`) : undefined
    if (!theirs) return report
    const ahead = report.lastSeq > theirs.lastSeq
    const differs = report.lastSeq === theirs.lastSeq && report.link !== theirs.link
    if (!ahead && !differs) return report
    return { ...report, state: 'red', faults: [...report.faults, { source: report.source, topic: report.topic, seq: ahead ? theirs.lastSeq + 1 : report.lastSeq, what: 'sides-differ' }] }
  })
}
