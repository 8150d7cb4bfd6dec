/** What is wrong with a code and where: `position` is 1-based in the value as given, `character` what stands there, `expected` what should. */
export interface Fault {
  code: FaultCode
  position?: number
  character?: string
  expected?: string
}

export type FaultCode =
  | 'too-short'
  | 'too-long'
  | 'wrong-character'
  | 'no-such-date'
  | 'date-to-come'
  | 'wrong-check'
  | 'wrong-organisation-check'
  | 'no-such-province'
  | 'no-street'

export const DIGITS = '0123456789'

/** One place of a code: the characters allowed there, and what to call them. */
export interface Place {
  allowed: string
  name: string
}

export const places = (count: number, allowed: string, name: string): Place[] => Array.from({ length: count }, () => ({ allowed, name }))

/** The first character that cannot stand where it does; then a value that ends too early or goes on too long. */
export function formFault(value: string, template: readonly Place[]): Fault | null {
  const characters = [...value]
  for (const [i, { allowed, name }] of template.entries()) {
    const character = characters[i]
    if (character === undefined) return { code: 'too-short', position: i + 1, expected: `${template.length}` }
    if (!allowed.includes(character)) return { code: 'wrong-character', position: i + 1, character, expected: expectedAt(character, allowed, name) }
  }
  const superfluous = characters[template.length]
  return superfluous === undefined ? null : { code: 'too-long', position: template.length + 1, character: superfluous, expected: `${template.length}` }
}

/** The wrong check character, or null when it is right. */
export function checkFault(value: string, position: number, expected: string, code: FaultCode = 'wrong-check'): Fault | null {
  const character = value[position - 1]
  return character === expected ? null : { code, position, character, expected }
}

const expectedAt = (character: string, allowed: string, name: string) => (allowed.includes(character.toUpperCase()) ? character.toUpperCase() : name)
