import type { Database } from '@tongban/database'
import { formatDay, type Day } from '@tongban/kernel'
import { isSlug } from './slug.js'
import { CITY, loadVersions, toView, VERSION_COLUMNS, VERSION_SOURCE, type VersionRow, type VersionView } from './version-row.js'

/** Rows after `after`, one more than a page so that the reader knows of a next one. */
interface Page {
  first: number
  after?: readonly (string | number | null)[]
}

/** Reads the blueprints as the city office keeps them. */
export class BlueprintReader {
  constructor(private readonly database: Database) {}

  /** All versions of a blueprint, ascending; drafts and discarded ones too. */
  versions(code: string): Promise<VersionView[]> {
    return this.database.inTenant([CITY], (tx) => loadVersions(tx, code))
  }

  /** The version in force on a day: the newest that had begun by then. */
  async inForce(code: string, on: Day): Promise<VersionView | undefined> {
    if (!isSlug(code)) return undefined
    const [view] = await this.read('where v.centre_id = $1 and v.code = $2 and p.effective_from <= $3::date order by v.version desc limit 1', [CITY, code, formatDay(on)])
    return view
  }

  /** Open drafts by code. */
  drafts({ first, after }: Page): Promise<VersionView[]> {
    return this.read(`where v.centre_id = $1 and v.state = 'draft' and v.code > $2 order by v.code limit $3`, [CITY, after?.[0] ?? '', first + 1])
  }

  /** Published versions by code and version. */
  published({ first, after }: Page, code?: string | null): Promise<VersionView[]> {
    return this.read(
      `where v.centre_id = $1 and v.state = 'published' and (v.code, v.version) > ($2::text, $3::int) and ($5::text is null or v.code = $5) order by v.code, v.version limit $4`,
      [CITY, after?.[0] ?? '', after?.[1] ?? 0, first + 1, code ?? null],
    )
  }

  private async read(where: string, values: unknown[]): Promise<VersionView[]> {
    const { rows } = await this.database.inTenant([CITY], (tx) => tx.query<VersionRow>({ text: `select ${VERSION_COLUMNS} from ${VERSION_SOURCE} ${where}`, values }))
    return rows.map(toView)
  }
}
