import { checkCitizenNumber } from './codes/citizen-number.js'
import { checkCreditCode } from './codes/credit-code.js'
import { refuse, type Refusal } from './refusal.js'

export const TEXT_AT_MOST = 500

/** What nobody types: control characters, half characters, private ones, and marks that turn the direction of writing so that a text reads as another. */
export const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Co}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u
const MOBILE = /(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z]|-[0-9]{8}-)/
const CODES = /(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])/g

/** Refuses a text that is empty, too long, not printable, or names a person: reasons and bases travel to the ledgers, which hold no personal data. */
export function checkText(field: string, text: string | null, partyWords: readonly string[], atMost = TEXT_AT_MOST): Refusal | null {
  if (text === null) return null
  if (text.trim() === '' || text.length > atMost || UNPRINTABLE.test(text)) return refuse('text-not-usable', { field, atMost })
  return namesSomebody(text, partyWords) ? refuse('text-names-a-person', { field }) : null
}

function namesSomebody(text: string, partyWords: readonly string[]): boolean {
  if (MOBILE.test(text)) return true
  const upper = text.toUpperCase()
  if (partyWords.some((word) => word.length > 1 && upper.includes(word.toUpperCase()))) return true
  return [...upper.matchAll(CODES)].some(([code]) => checkCitizenNumber(code) === null || checkCreditCode(code) === null)
}
