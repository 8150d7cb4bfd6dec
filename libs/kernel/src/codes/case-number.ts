import { formatDay, type Day } from '../day.js'
import { dateAt } from './date-in-code.js'
import { checkFault, DIGITS, formFault, places, type Fault } from './fault.js'

export interface CaseNumberParts {
  /** Division code, 6 digits, or 9 of a street. */
  division: string
  /** Which centre of the division, 1-99. */
  ordinal: number
  /** The day of acceptance. */
  date: Day
  /** 1-999999; gaps are allowed. */
  sequence: number
}

const hyphen = places(1, '-', '-')
const templateOf = (head: number) => [...places(head, DIGITS, '0-9'), ...hyphen, ...places(8, DIGITS, '0-9'), ...hyphen, ...places(6, DIGITS, '0-9'), ...hyphen, ...places(1, DIGITS, '0-9')]
const OF_DISTRICT = templateOf(6 + 2)
const OF_STREET = templateOf(9 + 2)

/** Case number `<division 6|9><ordinal 2>-<yyyymmdd>-<sequence 6>-<check>`: form, date, check digit. 44010500101-20150630-000017-1 is valid. */
export function checkCaseNumber(value: string): Fault | null {
  const template = value.indexOf('-') === 8 ? OF_DISTRICT : OF_STREET
  const form = formFault(value, template)
  if (form) return form
  const date = dateAt(value, template.length - 16)
  return typeof date === 'number' ? checkFault(value, template.length, caseCheck(value.slice(0, -1))) : date
}

/** Builds a case number. Throws RangeError on parts that have no place in it. */
export function makeCaseNumber({ division, ordinal, date, sequence }: CaseNumberParts): string {
  if (!/^(\d{6}|\d{9})$/.test(division)) throw new RangeError(`division code ${division} has neither 6 nor 9 digits`)
  if (!within(ordinal, 99) || !within(sequence, 999_999)) throw new RangeError(`ordinal ${ordinal} is not 1-99, or sequence ${sequence} not 1-999999`)
  const body = `${division}${String(ordinal).padStart(2, '0')}-${formatDay(date).replaceAll('-', '')}-${String(sequence).padStart(6, '0')}-`
  return body + caseCheck(body)
}

/** The parts of a valid case number, or its fault. */
export function parseCaseNumber(value: string): CaseNumberParts | Fault {
  const fault = checkCaseNumber(value)
  if (fault) return fault
  const [head, date, sequence] = value.split('-') as [string, string, string]
  return { division: head.slice(0, -2), ordinal: Number(head.slice(-2)), date: dateAt(date, 1) as Day, sequence: Number(sequence) }
}

/** ISO 7064 MOD 11,10 over the digits: finds every single wrong digit and nearly every transposition. */
export function caseCheck(body: string): string {
  let product = 10
  for (const digit of body.replaceAll('-', '')) {
    const sum = (product + Number(digit)) % 10 || 10
    product = (sum * 2) % 11
  }
  return String((11 - product) % 10)
}

const within = (n: number, most: number) => Number.isInteger(n) && n >= 1 && n <= most
