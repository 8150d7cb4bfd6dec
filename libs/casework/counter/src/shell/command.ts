import { createHmac, type KeyObject } from 'node:crypto'
import { canonicalText } from '@tongban/contracts'

/** What every command at a centre's counter brings. */
export interface CounterCommand {
  commandId: string
  centreId: string
  /** Null: the present office time. */
  occurredAt: Date | null
  reason: string | null
  basis: string | null
  window: string | null
}

/** Who gives a command, and for which centres the token speaks. */
export interface Actor {
  subject: string
  centres: readonly string[]
}

/**
 * What tells a repeated command from another under the same id. Keyed: a bare hash of a payload that holds an identity number
 * could be tried against all numbers there are.
 */
export function commandHash(key: KeyObject, name: string, subject: string, command: object): Buffer {
  return createHmac('sha256', key).update(canonicalText({ name, subject, command: JSON.parse(JSON.stringify(command)) })).digest()
}
