import type { Localized, Tier } from '@tongban/kernel'
import type { CentreKind, Power, SourceKind, Stage } from './entries.js'

/** Days are YYYY-MM-DD; `to` may be absent: no end is known. */
export interface Dated {
  from: string
  to?: string | null
}

/** A city's directory as it is written in a file such as deploy/demo/city.json. */
export interface DirectoryData {
  divisions: (Dated & { code: string; names: Localized; parent: string | null })[]
  deployments: (Dated & { id: string; kind: SourceKind; names: Localized })[]
  centres: (Dated & {
    id: string; tier: Tier; kind: CentreKind; parent: string | null; division: string; ordinal: number; names: Localized; deployment: string
  })[]
  sources: (Dated & { id: string; kind: SourceKind; deployment: string; ledgerCentre: string })[]
  departments: (Dated & { centre: string; code: string; names: Localized; hall?: boolean })[]
  windows: (Dated & { centre: string; id: string; department: string; general: boolean; names: Localized })[]
  posts: (Dated & {
    centre: string; id: string; department: string; names: Localized; stages: Stage[]; isHead?: boolean; window?: string | null; lateDays?: number
  })[]
  officers: (Dated & { subject: string; centre: string; post: string })[]
  powers: (Dated & { item: string; department: string; region: string; basis: Power['basis']; inNameOf?: string | null })[]
}
