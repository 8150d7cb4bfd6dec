import type { Day } from '../day.js'
import { dateAt } from './date-in-code.js'
import { checkFault, DIGITS, formFault, places, type Fault } from './fault.js'

const TEMPLATE = [...places(17, DIGITS, '0-9'), ...places(1, `${DIGITS}X`, '0-9 X')]
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Citizen number (GB 11643): form, date of birth, check character. Its division code is not judged: codes come and go. With `on`, a birth after that day is a fault. */
export function checkCitizenNumber(value: string, on?: Day): Fault | null {
  const form = formFault(value, TEMPLATE)
  if (form) return form
  const born = dateAt(value, 7)
  if (typeof born !== 'number') return born
  if (on !== undefined && born > on) return { code: 'date-to-come', position: 7, character: value[6] }
  return checkFault(value, 18, citizenCheck(value.slice(0, 17)))
}

/** The check character of 17 digits: Σ mod 11 picks from 10X98765432. */
export function citizenCheck(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return '10X98765432'[sum % 11]!
}
