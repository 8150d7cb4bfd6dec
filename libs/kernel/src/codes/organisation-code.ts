import { checkFault, formFault, places, DIGITS, type Fault } from './fault.js'

const CHARACTERS = `${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZ`
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const BODY = places(8, CHARACTERS, '0-9 A-Z')
const CHECK = places(1, `${DIGITS}X`, '0-9 X')
const PLAIN = [...BODY, ...CHECK]
const HYPHENATED = [...BODY, ...places(1, '-', '-'), ...CHECK]

/** Organisation code (GB 11714): eight characters and a mod-11 check, with or without the hyphen before it. 799655058 and 79965505-8 are valid. */
export function checkOrganisationCode(value: string): Fault | null {
  const template = value[8] === '-' ? HYPHENATED : PLAIN
  return formFault(value, template) ?? checkFault(value, template.length, organisationCheck(value.slice(0, 8)))
}

/** The check character of eight characters: 11 − Σ mod 11, written X for 10 and 0 for 11. */
export function organisationCheck(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * CHARACTERS.indexOf(body[i]!), 0)
  return `${DIGITS}X0`[11 - (sum % 11)]!
}
