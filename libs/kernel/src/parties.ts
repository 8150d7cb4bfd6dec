import { checkCitizenNumber } from './codes/citizen-number.js'
import { checkCreditCode } from './codes/credit-code.js'
import type { Fault } from './codes/fault.js'
import { checkOrganisationCode } from './codes/organisation-code.js'
import { refuse, type Refusal } from './refusal.js'
import { UNPRINTABLE } from './text.js'

export const partyRoles = ['applicant', 'co-applicant', 'agent', 'legal-representative'] as const
export type PartyRole = (typeof partyRoles)[number]
export const partyKinds = ['person', 'organisation'] as const
export type PartyKind = (typeof partyKinds)[number]
export const identityTypes = ['citizen-number', 'passport', 'credit-code', 'organisation-code'] as const
export type IdentityType = (typeof identityTypes)[number]

export interface Party {
  role: PartyRole
  kind: PartyKind
  name: string
  identityType: IdentityType
  /** In capitals and without spaces: see `normalIdentity`. */
  identity: string
}

const AT_MOST = 20
const NAME_AT_MOST = 100

const byKind = { person: ['citizen-number', 'passport'], organisation: ['credit-code', 'organisation-code'] } as const satisfies Record<PartyKind, readonly IdentityType[]>

const checks: Record<IdentityType, (identity: string) => Pick<Fault, 'position'> & { code: string } | null> = {
  'citizen-number': checkCitizenNumber,
  'credit-code': checkCreditCode,
  'organisation-code': checkOrganisationCode,
  passport: (identity) => (/^[A-Z0-9]{5,15}$/.test(identity) ? null : { code: 'wrong-form' }),
}

/** An identity as it is compared and keyed: typed with spaces or in small letters, it is the same. */
export function normalIdentity(typed: string): string {
  return typed.replace(/\s/g, '').toUpperCase()
}

/** Refuses parties that make no case: nobody applying, identities that are not valid or of the wrong kind, one party twice. Never repeats a value. */
export function checkParties(parties: readonly Party[]): Refusal | null {
  if (parties.length > AT_MOST) return refuse('too-many-parties', { atMost: AT_MOST })
  if (!parties.some(({ role }) => role === 'applicant')) return refuse('party-missing', { role: 'applicant' })
  if (parties.some(({ role }) => role === 'legal-representative') && !parties.some(({ role, kind }) => role === 'applicant' && kind === 'organisation'))
    return refuse('party-missing', { role: 'organisation' })
  for (const [index, party] of parties.entries()) {
    const refusal = checkParty(party, index + 1) ?? checkTwice(parties, index)
    if (refusal) return refusal
  }
  return null
}

function checkParty(party: Party, no: number): Refusal | null {
  const possible: readonly IdentityType[] = byKind[party.kind]
  if (!possible.includes(party.identityType)) return refuse('identity-of-other-kind', { party: no, kind: party.kind, identityType: party.identityType, possible: [...possible] })
  if (party.role === 'legal-representative' && party.kind !== 'person') return refuse('identity-of-other-kind', { party: no, kind: party.kind, identityType: party.identityType, possible: [...byKind.person] })
  if (party.name.trim() === '' || party.name.length > NAME_AT_MOST || UNPRINTABLE.test(party.name)) return refuse('text-not-usable', { field: `parties.${no}.name`, atMost: NAME_AT_MOST })
  const fault = checks[party.identityType](party.identity)
  return fault ? refuse('identity-invalid', { party: no, fault: fault.code, position: fault.position ?? null }) : null
}

function checkTwice(parties: readonly Party[], index: number): Refusal | null {
  const { role, identityType, identity } = parties[index]!
  const first = parties.findIndex((party) => party.role === role && party.identityType === identityType && party.identity === identity)
  return first < index ? refuse('party-twice', { party: index + 1 }) : null
}
