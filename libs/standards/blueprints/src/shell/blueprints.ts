import { hashText } from '@tongban/contracts'
import type { Database } from '@tongban/database'
import { day, formatDay, type Day } from '@tongban/kernel'
import type { Blueprint } from '../core/blueprint.js'
import type { Layout } from './lay-out.js'
import { publishedContent } from './read-blueprint.js'
import { isSlug } from './slug.js'

/** A version of a blueprint with its chart's layout. Nothing in it ever changes. */
export interface HeldBlueprint extends Blueprint {
  layout: Layout
}

interface Row {
  code: string
  version: number
  effective_from: string
  content: string
  content_hash: Buffer
  layout: string
}

const COLUMNS = 'code, version, effective_from, content, content_hash, layout'

/** Reads the blueprints that came down from the city. The same for everybody; only published versions ever arrive. */
export class Blueprints {
  private readonly versions = new Map<string, HeldBlueprint>()

  constructor(private readonly database: Database) {}

  /** The version that a job accepted on that day takes: the newest that had begun by then; undefined when there is none. */
  async inForce(code: string, on: Day): Promise<HeldBlueprint | undefined> {
    if (!isSlug(code)) return undefined
    const { rows: [row] } = await this.database.inTenantEach([], (tx) => tx.query<{ version: number }>({
      name: 'standard-blueprint-in-force',
      text: 'select version from standard_blueprint where code = $1 and effective_from <= $2::date order by version desc limit 1',
      values: [code, formatDay(on)],
    }))
    return row && this.version(code, row.version)
  }

  /** A version, whether in force, to come or superseded: what a job that pinned it goes by. Kept in memory, because it never changes. */
  async version(code: string, version: number): Promise<HeldBlueprint | undefined> {
    const key = `${code}:${version}`
    const known = this.versions.get(key)
    if (known || !isSlug(code)) return known
    const { rows: [row] } = await this.database.inTenantEach([], (tx) => tx.query<Row>({
      name: 'standard-blueprint-version', text: `select ${COLUMNS} from standard_blueprint where code = $1 and version = $2`, values: [code, version],
    }))
    if (!row) return undefined
    const held = toBlueprint(row)
    this.versions.set(key, held)
    return held
  }

  /** Of each code the version in force on a day, by code. */
  async allInForce(on: Day): Promise<HeldBlueprint[]> {
    const { rows } = await this.database.inTenantEach([], (tx) => tx.query<Row>({
      name: 'standard-blueprints-in-force',
      text: `select distinct on (code) ${COLUMNS} from standard_blueprint where effective_from <= $1::date order by code, version desc`,
      values: [formatDay(on)],
    }))
    return rows.map(toBlueprint)
  }
}

const toBlueprint = (row: Row): HeldBlueprint => ({
  code: row.code,
  version: row.version,
  effectiveFrom: day(row.effective_from),
  contentHash: hashText(row.content_hash),
  content: publishedContent(row.content),
  layout: JSON.parse(row.layout),
})
