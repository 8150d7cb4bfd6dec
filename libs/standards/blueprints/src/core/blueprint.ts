import type { ClockUnit, Day, Localized, Tier } from '@tongban/kernel'

/**
 * What a node asks for. `decision` and `opinion` belong to a department; `applicant-duty` waits for the applicant, `external` for somebody outside the
 * federation, `notice` for a public notice to run out; `issue` hands out the result.
 */
export type NodeKind = 'decision' | 'opinion' | 'applicant-duty' | 'external' | 'notice' | 'issue'

/**
 * `hard`: `to` waits until `from` is satisfied; a refusal cancels `to`, an objection blocks it until the lead overrides. `soft`: order only, whatever `from`
 * came to. `conditional`: `to` waits for `from`, and the edge is taken when the node that `when` names ended so; a node none of whose conditional edges is
 * taken is skipped. It adds nothing else: what must also be approved gets a hard edge of its own.
 * `objected` is known as soon as the objection is raised, and stays so whether the lead overrides or upholds it.
 */
export type EdgeKind = 'hard' | 'soft' | 'conditional'

/** How a node may end. `skipped` is the end of one that no condition asked for. */
export type NodeOutcome = 'approved' | 'refused' | 'consented' | 'objected' | 'deemed-consent' | 'skipped'

/** In which form a document is handed in; `forms` orders them by strictness. */
export type DocumentForm = 'electronic' | 'copy' | 'verified-copy' | 'original' | 'original-and-copy'

export interface Limit {
  days: number
  unit: ClockUnit
}

/** What makes a document the same document: type code, whom it concerns (`company`, `agent`), and which of several forms of the type (null: there is one). */
export interface DocumentKey {
  code: string
  subject: string
  variant: string | null
}

/** A document that a node asks for. */
export interface NodeMaterial extends DocumentKey {
  form: DocumentForm
}

/** A document of the blueprint: its names, and the licence type whose electronic licence may stand in for it. */
export interface BlueprintDocument extends DocumentKey {
  names: Localized
  eLicence: string | null
}

/** Silence is consent `afterDays` days of the node's limit unit after its centre received the offer; only an opinion, and only where a rule says so. */
export interface DeemedConsent {
  basis: string
  afterDays: number
}

export interface BlueprintNode {
  /** `[A-Za-z0-9][A-Za-z0-9._-]*`, unique in its blueprint. */
  id: string
  kind: NodeKind
  names: Localized
  /** The catalogue item that decision, opinion and issue exercise; null for the other kinds. */
  item: string | null
  /** Code of the department that acts; null where none does. */
  department: string | null
  /** The lowest tier that may act; null: any. See `routeOf`. */
  tier: Tier | null
  /** Stands in for the item's promised limit. */
  limit: Limit
  materials: NodeMaterial[]
  deemedConsent: DeemedConsent | null
}

export interface Condition {
  node: string
  is: NodeOutcome
}

export interface BlueprintEdge {
  from: string
  to: string
  kind: EdgeKind
  /** Of a conditional edge, and of no other. */
  when: Condition | null
}

/** The rules that jobs under a version go by; a job keeps those of the version it began with. */
export interface BlueprintRules {
  /** After so many working hours an offer that no centre received is an alarm. */
  awayAfterHours: number
  /** When offices are open on a working day, in order: `09:00-12:00`. Working hours are counted in them. */
  officeHours: string[]
  /** A supplement after acceptance pauses the tasks that use its papers, by this rule; null: none is cited, and no clock stands (Licensing Law, art. 45 names no supplement). */
  supplementPause: { basis: string } | null
}

/** What jobs went by before blueprints stated rules: those of a version published without any, which stays as it was hashed. */
export const rulesBefore: BlueprintRules = { awayAfterHours: 4, officeHours: ['09:00-12:00', '13:00-17:00'], supplementPause: null }

/** What a version of a blueprint says; the hash is over its canonical text. The chart's layout stands beside it. */
export interface BlueprintContent {
  names: Localized
  /** Code of the department that leads: receives once, forwards, overrides objections. */
  lead: string
  nodes: BlueprintNode[]
  edges: BlueprintEdge[]
  documents: BlueprintDocument[]
  basis: string
  rules: BlueprintRules
}

/** A published version as everybody holds it; a job pins `code` and `version`. */
export interface Blueprint {
  code: string
  version: number
  effectiveFrom: Day
  contentHash: string
  content: BlueprintContent
}

/** How a node of each kind may end, apart from being skipped. */
export const outcomesOf = {
  decision: ['approved', 'refused'],
  opinion: ['consented', 'objected', 'deemed-consent'],
  'applicant-duty': ['approved', 'refused'],
  external: ['approved', 'refused'],
  notice: ['approved'],
  issue: ['approved'],
} as const satisfies Record<NodeKind, readonly NodeOutcome[]>

/** The ends that satisfy a hard edge. */
export const satisfied: readonly NodeOutcome[] = ['approved', 'consented', 'deemed-consent', 'skipped']

/** What a node takes at most: its limit, or the silence that counts as consent where that is shorter. */
export const longestOf = ({ limit, deemedConsent }: Pick<BlueprintNode, 'limit' | 'deemedConsent'>): Limit =>
  deemedConsent ? { ...limit, days: Math.min(limit.days, deemedConsent.afterDays) } : limit

/** From the loosest to the strictest. */
export const forms = ['electronic', 'copy', 'verified-copy', 'original', 'original-and-copy'] as const satisfies readonly DocumentForm[]

/** One text for a document's key, to compare and to look up by. */
export const keyOf = ({ code, subject, variant }: DocumentKey): string => JSON.stringify([code, subject, variant])
