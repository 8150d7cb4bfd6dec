import { isRole, type Role } from '../principal.js'
import type { Expected } from './hold-to-claims.js'

const OF_A_CENTRE: readonly Role[] = ['city-standards', 'centre-clerk', 'centre-officer', 'centre-head', 'coordinator', 'supervisor']

/** What the realm lacks, told from a rightly signed token that is not as `deploy/keycloak/tongban-realm.json` makes it; a sentence for operators each. */
export function missingSettings(claims: Record<string, unknown>, { audience, clients }: Expected): string[] {
  const { aud, azp, sub, preferred_username: username, realm_access: access, centres } = claims
  if (claims.typ !== 'Bearer') return []
  const client = typeof azp === 'string' ? azp.slice(0, 64) : '(none)'
  if (typeof azp !== 'string' || !clients.includes(azp)) {
    return [`tokens come for the client "${client}", which is not one of ours; if it is, name it in issuer.clients (now: ${clients.join(', ')})`]
  }
  const needs = (lacks: string, mapper: string, otherwise = '') => `tokens of "${client}" ${lacks}: the client scope "tongban" needs the mapper ${mapper}${otherwise}`
  const lacking: string[] = []
  if (!(Array.isArray(aud) ? aud : [aud]).includes(audience)) lacking.push(needs(`lack the audience "${audience}"`, '"audience"'))
  if (username !== undefined && username !== sub) {
    lacking.push(needs('have a subject that is not the account\'s name', '"subject" (the user\'s property username as the claim sub)'))
  }
  if (typeof access !== 'object' || access === null) lacking.push(needs('lack realm_access.roles', '"roles"', ', or the account has no role'))
  else if (centres === undefined && 'roles' in access && belongsToACentre(access.roles)) {
    lacking.push(needs('lack the claim centres', '"centres"', ', or accounts lack the attribute "centres"'))
  }
  return lacking
}

const belongsToACentre = (roles: unknown): boolean => Array.isArray(roles) && roles.some((role) => isRole(role) && OF_A_CENTRE.includes(role))
