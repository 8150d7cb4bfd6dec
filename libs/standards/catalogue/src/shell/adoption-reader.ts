import { hashText } from '@tongban/contracts'
import type { Database } from '@tongban/database'
import { day, formatDay, type Day, type Localized, type Tier } from '@tongban/kernel'
import { adoptionState, type AdoptionState } from '../core/adoption.js'
import type { CatalogueReader } from './catalogue-reader.js'
import { isSlug } from './item-code.js'

/** What one centre runs of an item, as far as it has said. */
export interface CentreAdoption {
  centreId: string
  names: Localized
  tier: Tier
  state: AdoptionState
  version: number | null
  contentHash: string | null
  effectiveFrom: Day | null
  adoptedAt: Date | null
  /** When the ledger last heard of the centre: how old what is said here is. */
  asOf: Date | null
}

export interface AdoptionView {
  code: string
  /** The version in force by office time. */
  inForce: number
  contentHash: string
  effectiveFrom: Day
  centres: CentreAdoption[]
}

export interface KnownCentre {
  id: string
  names: Localized
  tier: Tier
}

interface Row {
  centre_id: string
  version: number
  content_hash: Buffer
  effective_from: string
  adopted_at: Date
}

/** Reads who runs which version of an item, those who have not said anything included. */
export class AdoptionReader {
  constructor(
    private readonly database: Database,
    private readonly reader: CatalogueReader,
    /** The ledger the acknowledgements came up to. */
    readonly owner: string,
    /** Every centre that is open on a day. */
    private readonly centres: (on: Day) => readonly KnownCentre[],
    /** When the ledger last heard of each of these. */
    private readonly lastHeard: (centres: readonly string[]) => Promise<ReadonlyMap<string, Date>> = async () => new Map(),
  ) {}

  /** Undefined when the item has no version in force on that day. Centres by id. */
  async adoption(code: string, on: Day): Promise<AdoptionView | undefined> {
    if (!isSlug(code)) return undefined
    const [standard, versions, running] = await Promise.all([this.reader.inForce(code, on), this.reader.versions(code), this.running(code, on)])
    if (!standard) return undefined
    const hashes = new Map(versions.map(({ version, contentHash }) => [version, contentHash ?? undefined]))
    const concerned = this.centres(on).filter(({ id, tier }) => standard.content.tiers.includes(tier) || running.has(id))
    const heard = await this.lastHeard(concerned.map(({ id }) => id))
    return {
      code,
      inForce: standard.version,
      contentHash: standard.contentHash!,
      effectiveFrom: standard.effectiveFrom!,
      centres: concerned.map((centre) => ({ ...toAdoption(centre, standard.version, running.get(centre.id), hashes), asOf: heard.get(centre.id) ?? null })).sort((a, b) => (a.centreId < b.centreId ? -1 : 1)),
    }
  }

  private async running(code: string, on: Day): Promise<Map<string, Row>> {
    const { rows } = await this.database.inTenant([this.owner], (tx) => tx.query<Row>({
      text: `select distinct on (centre_id) centre_id, version, content_hash, effective_from, adopted_at from catalogue_adoption
             where owner = $1 and code = $2 and effective_from <= $3::date order by centre_id, version desc`,
      values: [this.owner, code, formatDay(on)],
    }))
    return new Map(rows.map((row) => [row.centre_id, row]))
  }
}

function toAdoption({ id, names, tier }: KnownCentre, inForce: number, row: Row | undefined, hashes: Map<number, string | undefined>): Omit<CentreAdoption, 'asOf'> {
  const running = row && { version: row.version, contentHash: hashText(row.content_hash) }
  return {
    centreId: id,
    names,
    tier,
    state: adoptionState(inForce, running, running && hashes.get(running.version)),
    version: running?.version ?? null,
    contentHash: running?.contentHash ?? null,
    effectiveFrom: row ? day(row.effective_from) : null,
    adoptedAt: row?.adopted_at ?? null,
  }
}
