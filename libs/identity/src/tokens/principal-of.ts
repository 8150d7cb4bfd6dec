import { isRole, type Principal } from '../principal.js'
import { TokenRefused } from './token-verifier.js'

const SUBJECT = /^[\p{L}\p{N}._:@-]{1,128}$/u
const CENTRE = /^[a-z0-9]{2,12}$/
const DEPARTMENT = /^[a-z0-9-]{1,32}$/

/**
 * Reads the person out of claims whose signature already held.
 * Roles and centres that nobody here knows are dropped; they never reach a policy. Refuses an ID token and a subject of odd form.
 */
export function principalOf(claims: Record<string, unknown>): Principal {
  if (claims.typ !== 'Bearer') throw new TokenRefused('not an access token')
  if (typeof claims.sub !== 'string' || !SUBJECT.test(claims.sub)) throw new TokenRefused('no usable subject')
  const access = claims.realm_access
  const roles = typeof access === 'object' && access !== null && 'roles' in access ? strings(access.roles).filter(isRole) : []
  const centres = strings(claims.centres).filter((centre) => CENTRE.test(centre))
  const department = typeof claims.department === 'string' && DEPARTMENT.test(claims.department) ? claims.department : undefined
  return { subject: claims.sub, roles: unique(roles), centres: unique(centres), ...(department && { department }) }
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.slice(0, 500).filter((entry): entry is string => typeof entry === 'string') : []

const unique = <T>(values: T[]): T[] => [...new Set(values)]
