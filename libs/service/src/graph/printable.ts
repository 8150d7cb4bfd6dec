import type { Refusal, RefusalParam } from '@tongban/kernel'

const LONGEST_TEXT = 200
const LONGEST_LIST = 50

/** A refusal whose values may stand in an answer: what was sent is named, not repeated at length, and controls no screen. */
export function printable({ refused, params }: Refusal): Refusal {
  return { refused, params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)])) }
}

function shown(value: RefusalParam): RefusalParam {
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((one) => textOf(one))
  return typeof value === 'string' ? textOf(value) : value
}

function textOf(value: string): string {
  const clean = value.slice(0, LONGEST_TEXT + 1).toWellFormed().replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\ufffd')
  return clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT).toWellFormed()}…` : clean
}
