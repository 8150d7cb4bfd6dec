import { refuse, type Refusal } from '@tongban/kernel'

/** How long a search may be, in characters. */
export const SEARCH_AT_MOST = 64
const WORDS_AT_MOST = 8

/** Text as it is searched: one width, small letters, single spaces. */
export const asSearched = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** The words that an item must all have; none for a blank search, which finds everything. Refuses what is too long. */
export function searchWords(typed: string): string[] | Refusal {
  if (typed.length > SEARCH_AT_MOST) return refuse('too-large', { what: 'search', size: typed.length, limit: SEARCH_AT_MOST })
  return [...new Set(asSearched(typed).split(' ').filter(Boolean))].slice(0, WORDS_AT_MOST)
}
