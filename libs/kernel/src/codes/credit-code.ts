import { checkFault, formFault, places, type Fault } from './fault.js'
import { organisationCheck } from './organisation-code.js'

// Letters that look like digits (I, O, S, V, Z) are left out.
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const TEMPLATE = places(18, CHARACTERS, '0-9 A-H J-N P Q R T U W X Y')

/**
 * Unified social credit code (GB 32100): its characters, the organisation code inside (positions 9-17, GB 11714) and its check character.
 * 91330100799655058B is valid.
 */
export function checkCreditCode(value: string): Fault | null {
  return (
    formFault(value, TEMPLATE) ??
    checkFault(value, 17, organisationCheck(value.slice(8, 16)), 'wrong-organisation-check') ??
    checkFault(value, 18, creditCheck(value.slice(0, 17)))
  )
}

/** The check character of 17 characters: weights 3^i mod 31, (31 − Σ mod 31) mod 31. */
export function creditCheck(body: string): string {
  let weight = 1
  let sum = 0
  for (const character of body) {
    sum += weight * CHARACTERS.indexOf(character)
    weight = (weight * 3) % 31
  }
  return CHARACTERS[(31 - (sum % 31)) % 31]!
}

/** The organisation code inside a credit code. */
export const organisationCodeOf = (creditCode: string): string => creditCode.slice(8, 17)
