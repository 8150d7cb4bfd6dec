import type { Observed, Seen, Wait } from '@tongban/blueprints'
import { readJson } from './read-json.js'
import { Refused } from '../refused.js'

type Entry = Record<string, unknown>

/** What was seen by node, as { A: { handling: [{ days, times }], supplement, byLaw: null | { chance, days: [{ days, times }] } } }; a node that is left out takes its limit. */
export function readObserved(file: string, nodes: readonly string[]): Record<string, Observed> {
  const data = readJson(file, 'not-an-observed-file')
  const bad = (field: string, reason: string) => new Refused('observed-malformed', { value: file, field: field.slice(0, 80), reason })
  const entry = (value: unknown, field: string, names: readonly string[]): Entry => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(field, 'wrong-type')
    const unknown = Object.keys(value).find((name) => !names.includes(name))
    if (unknown !== undefined) throw bad(`${field}.${unknown}`, 'unknown')
    return value as Entry
  }
  const number = (value: unknown, field: string, most: number, whole: boolean): number => {
    if (typeof value !== 'number' || value < 0 || value > most || (whole && !Number.isInteger(value))) throw bad(field, 'out-of-range')
    return value
  }
  const seen = (value: unknown, field: string): Seen[] => {
    if (!Array.isArray(value) || value.length === 0 || value.length > 1000) throw bad(field, 'wrong-length')
    const list = value.map((each, at) => {
      const { days, times } = entry(each, `${field}[${at}]`, ['days', 'times'])
      return { days: number(days, `${field}[${at}].days`, 1000, true), times: number(times, `${field}[${at}].times`, 1e9, true) }
    })
    if (!list.some(({ times }) => times > 0)) throw bad(field, 'never-seen')
    return list
  }
  const wait = (value: unknown, field: string): Wait | null => {
    if (value === undefined || value === null) return null
    const { chance, days } = entry(value, field, ['chance', 'days'])
    return { chance: number(chance, `${field}.chance`, 1, false), days: seen(days, `${field}.days`) }
  }
  return Object.fromEntries(Object.entries(entry(data, 'file', nodes)).map(([node, value]) => {
    const { handling, supplement, byLaw } = entry(value, node, ['handling', 'supplement', 'byLaw'])
    return [node, { handling: seen(handling, `${node}.handling`), supplement: wait(supplement, `${node}.supplement`), byLaw: wait(byLaw, `${node}.byLaw`) }]
  }))
}
