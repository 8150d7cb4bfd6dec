import { day, formatDay, type Day } from '@tongban/kernel'
import { Refused } from './refused.js'

const FIRST = day('1900-01-01')
const LAST = day('2199-12-31')

/** Reads a date, between 1900 and 2199. */
export const dateFor = (option: string) => (value: string): Day => {
  let d: Day
  try {
    d = day(value)
  } catch {
    throw new Refused('not-a-date', { option, value })
  }
  if (d < FIRST || d > LAST) throw new Refused('date-out-of-range', { option, value, first: formatDay(FIRST), last: formatDay(LAST) })
  return d
}

/** Reads a whole number, written with digits only. */
export const wholeFor = (option: string, least: number, most: number) => (value: string): number => {
  const n = /^\d{1,9}$/.test(value) ? Number(value) : NaN
  if (!(n >= least && n <= most)) throw new Refused('not-a-whole-number', { option, value, least, most })
  return n
}

/** Reads one of the choices. */
export const choiceFor = <T extends string>(option: string, choices: readonly T[]) => (value: string): T => {
  const found = choices.find((choice) => choice === value)
  if (found === undefined) throw new Refused('not-a-choice', { option, value, choices: [...choices] })
  return found
}

/** Reads A..B or A.. and appends it to those given before. */
export const periodFor = (option: string) => (value: string, before: { from: Day; to: Day | null }[] = []) => {
  const ends = value.split('..')
  if (ends.length !== 2 || ends[0] === '') throw new Refused('not-a-period', { option, value })
  const from = dateFor(option)(ends[0]!)
  const to = ends[1] === '' ? null : dateFor(option)(ends[1]!)
  if (to !== null && to < from) throw new Refused('period-reversed', { option, value, turned: `${ends[1]}..${ends[0]}` })
  return [...before, { from, to }]
}
