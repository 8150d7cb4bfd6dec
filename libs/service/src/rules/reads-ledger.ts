import type { Principal, Role } from '@tongban/identity'
import { refuse } from '@tongban/kernel'
import { denied } from '../graph/denied.js'
import { centresOf } from './centres-of.js'

/** They answer for the whole federation and belong to no centre. */
const EVERYWHERE: readonly Role[] = ['operator', 'city-standards']

/**
 * Lets on who may look into everything that came up to a ledger: whose centres include its owner, and the city's own offices.
 * Denies everybody else before a row is looked at, with the answer that a wrong role gets.
 * @example assertReadsLedger(principal, 'gz', 'streams')
 */
export function assertReadsLedger(principal: Principal, owner: string | null, action: string): void {
  if (principal.roles.some((role) => EVERYWHERE.includes(role))) return
  if (owner === null || centresOf(principal, [owner]).length === 0) throw denied('FORBIDDEN', refuse('not-allowed', { action }))
}
