import { DIGITS, formFault, places, type Fault } from './fault.js'

const PROVINCES = [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82]

/** A division's level by its code: 44**** province, 4401** city, 440105 county or district, 440105001 street or town. */
export type DivisionLevel = 'province' | 'city' | 'district' | 'street'

/** Division code (GB/T 2260; a street adds three digits): its form and province. Whether the division exists is the directory's to say. */
export function checkDivisionCode(value: string): Fault | null {
  const form = formFault(value, places([...value].length > 6 ? 9 : 6, DIGITS, '0-9'))
  if (form) return form
  if (!PROVINCES.includes(Number(value.slice(0, 2)))) return { code: 'no-such-province', position: 1, character: value[0], expected: '11-82' }
  return value.length === 9 && value.endsWith('000') ? { code: 'no-street', position: 7, character: '0', expected: '001-999' } : null
}

/** The level of a valid division code. */
export function divisionLevel(code: string): DivisionLevel {
  if (code.length === 9) return 'street'
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'city' : 'district'
}

/** The code of the division above: 440105001 → 440105 → 440100 → 440000 → null. */
export function divisionAbove(code: string): string | null {
  const above = { street: code.slice(0, 6), district: `${code.slice(0, 4)}00`, city: `${code.slice(0, 2)}0000`, province: null }
  return above[divisionLevel(code)]
}

/** Does a division lie in the region of a prefix, such as a power's "4401"? */
export const isWithin = (code: string, prefix: string): boolean => code.startsWith(prefix)
