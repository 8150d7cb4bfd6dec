import { canonicalText, hashText, sha256 } from '@tongban/contracts'
import type { Database, Tx } from '@tongban/database'
import { OUTBOX_COLUMNS, eventsTopic, outboxPlaceholders, outboxValues } from '@tongban/exchange'
import { day, formatDay, type OfficeClock, type Tier } from '@tongban/kernel'
import { searchText } from '@tongban/service'
import { mayTakeOver } from '../core/may-take-over.js'

/** A centre that this process hosts. */
export interface HostedCentre {
  id: string
  tier: Tier
  ledgerCentre: string
}

interface StandardRow {
  code: string
  version: number
  tiers: Tier[]
  effective_from: string
  content: string
}

/**
 * Takes standards over as the hosted centres' own on their effective date, and acknowledges each with the hash of what the centre now runs.
 * Row and acknowledgement are one statement on a unique row: exactly one of each, however often a standard arrives or the process restarts.
 */
export class TakeOvers {
  constructor(
    private readonly database: Database,
    private readonly clock: OfficeClock,
    private readonly hosted: () => readonly HostedCentre[],
    private readonly wake: () => void = () => undefined,
  ) {}

  /** Takes over all that has come due, and returns how many versions that were. */
  async sweep(): Promise<number> {
    let taken = 0
    for (const centre of this.hosted()) taken += await this.sweepCentre(centre)
    if (taken > 0) this.wake()
    return taken
  }

  private sweepCentre(centre: HostedCentre): Promise<number> {
    const today = this.clock.today()
    return this.database.inTenant([centre.id], async (tx) => {
      let taken = 0
      for (const row of await findNotTakenOver(tx, centre.id, formatDay(today))) {
        if (!mayTakeOver({ effectiveFrom: day(row.effective_from), tiers: row.tiers }, centre, today)) continue
        taken += await takeOver(tx, centre, row, this.clock.now())
      }
      return taken
    })
  }
}

async function findNotTakenOver(tx: Tx, centreId: string, today: string): Promise<StandardRow[]> {
  const { rows } = await tx.query<StandardRow>({
    name: 'standards-not-taken-over',
    text: `select s.code, s.version, s.tiers, s.effective_from, s.content from standard_item s
           where s.effective_from <= $2::date and not exists (
             select from implementation_item i where i.centre_id = $1 and i.code = s.code and i.version = s.version)
           order by s.code, s.version`,
    values: [centreId, today],
  })
  return rows
}

async function takeOver(tx: Tx, centre: HostedCentre, row: StandardRow, at: Date): Promise<number> {
  const content = JSON.parse(row.content)
  const text = canonicalText(content)
  const hash = sha256(text)
  const message = outboxValues({
    source: centre.id,
    topic: eventsTopic(centre.ledgerCentre),
    aggregateType: 'adoption',
    aggregateId: `${centre.id}:${row.code}`,
    aggregateVersion: row.version,
    type: 'standards.implementation-item-adopted.v1',
    occurredAt: at,
    body: { centreId: centre.id, code: row.code, version: row.version, contentHash: hashText(hash), adoptedAt: at.toISOString(), effectiveFrom: row.effective_from },
  })
  const { rowCount } = await tx.query({
    name: 'standards-take-over',
    text: `with i as (
             insert into implementation_item (centre_id, code, version, department, kind, effective_from, content, content_hash, adopted_at, search)
             values ($1, $2, $3, $4, $5, $6::date, $7, $8, $9, $10) on conflict do nothing returning code
           ) insert into outbox (${OUTBOX_COLUMNS}) select ${outboxPlaceholders(11)} from i`,
    values: [centre.id, row.code, row.version, content.department, content.kind, row.effective_from, text, hash, at, await searchText(row.code, content.names), ...message],
  })
  return rowCount
}
