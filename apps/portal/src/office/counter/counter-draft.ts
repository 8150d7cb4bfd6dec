export type IdentityType = 'CITIZEN_NUMBER' | 'PASSPORT' | 'CREDIT_CODE' | 'ORGANISATION_CODE'

export interface PartyDraft {
  identityType: IdentityType
  identity: string
  name: string
}

/** What a clerk has filled in so far; kept in this tab until it is taken in. */
export interface CounterDraft {
  party: PartyDraft
  agent: PartyDraft | null
  pick: { kind: 'item' | 'job'; code: string } | null
  /** Keys of the materials on the table; see `paperKey`. */
  here: string[]
  region: string | null
  window: string | null
  /** Received and not accepted: only the second half is left to do. */
  received: { centreId: string; caseId: string } | null
  /** Sent and not answered, perhaps done: the same again, also after a reload, is the same command. */
  unanswered: { body: string; commandId: string } | null
}

export const noParty: PartyDraft = { identityType: 'CITIZEN_NUMBER', identity: '', name: '' }
export const emptyDraft: CounterDraft = { party: noParty, agent: null, pick: null, here: [], region: null, window: null, received: null, unanswered: null }

export const kindOf = (type: IdentityType): 'PERSON' | 'ORGANISATION' => (type === 'CITIZEN_NUMBER' || type === 'PASSPORT' ? 'PERSON' : 'ORGANISATION')

/** As the graph compares numbers. */
export const normalNumber = (typed: string): string => typed.replace(/\s/g, '').toUpperCase()

const lengths: Record<IdentityType, RegExp | null> = { CITIZEN_NUMBER: /^.{18}$/, CREDIT_CODE: /^.{18}$/, ORGANISATION_CODE: /^(.{9}|.{8}-.)$/, PASSPORT: null }

/** Whether a number has its whole length, so that it can be looked up without being told to. A passport's has none. */
export const isWhole = ({ identityType, identity }: PartyDraft): boolean => lengths[identityType]?.test(normalNumber(identity)) ?? false

/** The parties as the graph takes them: the applicant is the first, the agent the second. */
export function partiesOf({ party, agent }: CounterDraft) {
  const of = (role: 'APPLICANT' | 'AGENT', { identityType, identity, name }: PartyDraft) =>
    ({ role, kind: kindOf(identityType), name: name.trim(), identityType, identity: normalNumber(identity) })
  return agent ? [of('APPLICANT', party), of('AGENT', agent)] : [of('APPLICANT', party)]
}

export const paperKey = ({ code, subject, variant }: { code: string; subject?: string; variant?: string | null }): string => [code, subject, variant].filter((part) => part).join('/')
/** The same document as an electronic licence. */
export const electronic = (key: string): string => `${key}#e`

/** The required materials that do not lie on the table. */
export const missingOf = <M extends { code: string; required: boolean }>(materials: readonly M[], here: readonly string[]): M[] =>
  materials.filter(({ code, required }) => required && !here.includes(code))

/** Puts a material on the table or takes it away. */
export const toggled = (here: readonly string[], key: string): string[] => (here.includes(key) ? here.filter((one) => one !== key) : [...here, key])
