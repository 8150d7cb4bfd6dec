import type { Database } from '@tongban/database'
import { listCertificates, type CertificateRow } from '@tongban/exchange'
import { day, formatDay, refuse, type Day, type Refusal } from '@tongban/kernel'
import { centresOf, denied, pageOf, toConnection, type Connection, type Principal } from '@tongban/service'

export interface CertificateQuestion {
  ofCentre?: string | null
  from?: Day | null
  to?: Day | null
  first?: number | null
  after?: string | null
}

export type CertificateView = Omit<CertificateRow, 'day' | 'lastSeq' | 'count' | 'closedAt' | 'dead'> & {
  day: Day; lastSeq: string; count: string; closedAt: Date; dead: { seq: string; why: string; field: string | null }[]
}

const KEY = 3

/** Shows a ledger's certificates to people whose centres include its owner; to everybody else there is no such ledger. */
export class CertificateDesk {
  constructor(private readonly database: Database, readonly owner: string | null) {}

  async list(principal: Principal, owner: string, { ofCentre, from, to, ...asked }: CertificateQuestion): Promise<Connection<CertificateView> | Refusal> {
    const page = pageOf(asked, 'certificates', KEY)
    const after = page.after?.map(String) as [string, string, string] | undefined
    if (after && !isDay(after[0])) throw denied('BAD_USER_INPUT', refuse('bad-cursor', { cursor: (asked.after ?? '').slice(0, 64).replaceAll('\u0000', '') }))
    const readers = centresOf(principal, [owner])
    if (owner !== this.owner || readers.length === 0) return refuse('no-such-ledger', { owner })
    const rows = await listCertificates(this.database, readers, { owner, source: ofCentre?.slice(0, 64).replaceAll('\u0000', '') ?? null, from: from ?? null, to: to ?? null }, { first: page.first + 1, ...(after && { after }) })
    return toConnection(rows.map(show), page, 'certificates', (one) => [formatDay(one.day), one.source, one.topic])
  }
}

const isDay = (text: string): boolean => {
  try {
    return formatDay(day(text)) === text
  } catch {
    return false
  }
}

const show = (row: CertificateRow): CertificateView => ({
  ...row, day: day(row.day), lastSeq: String(row.lastSeq), count: String(row.count), closedAt: new Date(row.closedAt),
  // Certificates of an earlier version name the number of dead letters alone.
  dead: (row.dead ?? []).map((letter) => ({ ...letter, seq: String(letter.seq) })),
})
