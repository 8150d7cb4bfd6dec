import type { Day, Localized, Tier } from '@tongban/kernel'

/** In force on the days from <= day < to; `to` is null while no end is known. */
export interface Effective {
  from: Day
  to: Day | null
}

export type Stage = 'acceptance' | 'handling' | 'review' | 'approval' | 'conclusion' | 'delivery'

export const stages: readonly Stage[] = ['acceptance', 'handling', 'review', 'approval', 'conclusion', 'delivery']

/** GB/T 2260 and, for streets, three digits more. */
export interface Division extends Effective {
  code: string
  names: Localized
  parent: string | null
}

/** Who publishes and runs: centres, the city office, or the coordination of joint approvals. */
export type SourceKind = 'centre' | 'city-office' | 'coordination'

/** One process with one database; hosts one or more centres, the city office, or coordination. */
export interface Deployment extends Effective {
  id: string
  kind: SourceKind
  names: Localized
}

export type CentreKind = 'general' | 'branch' | 'specialised-hall' | 'station'

/** A tenant. Its id is never reused; everything else about it may change from one day to the next. */
export interface Centre extends Effective {
  id: string
  tier: Tier
  kind: CentreKind
  parent: string | null
  division: string
  /** Among the centres of its division; two digits in case numbers. */
  ordinal: number
  names: Localized
  deployment: string
}

/** A publisher of messages: every centre, the city office, and coordination. */
export interface Source extends Effective {
  id: string
  kind: SourceKind
  deployment: string
  /** The centre whose tier keeps the ledger it reports to first: the district's, or the city's where the district has no centre. */
  ledgerCentre: string
}

/** A public Ed25519 key of a source, valid for what was signed at from <= instant < to. */
export interface SourceKey {
  source: string
  kid: string
  /** SubjectPublicKeyInfo, PEM. */
  publicKey: string
  from: Date
  to: Date | null
}

export interface Department extends Effective {
  centreId: string
  code: string
  names: Localized
  /** Its posts act for every department of the centre: the service hall of a centre whose departments keep no officers there. */
  hall: boolean
}

/** A general window accepts for every department of its centre. */
export interface ServiceWindow extends Effective {
  centreId: string
  id: string
  department: string
  general: boolean
  names: Localized
}

export interface Post extends Effective {
  centreId: string
  id: string
  department: string
  names: Localized
  stages: Stage[]
  isHead: boolean
  window: string | null
  /** How many working days back its holder may record an act; 0: the same office day only. */
  lateDays: number
}

/** Who holds a post, and since when. */
export interface PostHolder extends Effective {
  centreId: string
  post: string
  subject: string
}

/**
 * A department may decide items in a region. `item` is a code or the beginning of codes ("gs-"), `region` the beginning of division codes:
 * "4401" the city, "440105" a district, "440105001" a street.
 */
export interface Power extends Effective {
  item: string
  department: string
  region: string
  basis: 'statutory' | 'delegated' | 'transferred'
  /** The region whose department is answerable, where that is another one (a delegated power). */
  inNameOf: string | null
}

/** Everything the directory holds. */
export interface DirectoryEntries {
  divisions: Division[]
  deployments: Deployment[]
  centres: Centre[]
  sources: Source[]
  keys: SourceKey[]
  departments: Department[]
  windows: ServiceWindow[]
  posts: Post[]
  holders: PostHolder[]
  powers: Power[]
}
