import type { Localized } from '@tongban/kernel'
import type { ItemContent } from './item.js'

export type ContentField = keyof ItemContent

/** One thing that two versions of an item say differently. */
export interface Difference {
  field: ContentField
  /** Which of several: the code of a material or result, a tier, the Chinese words of a condition or fee. */
  key: string | null
  /** How that one is called, in the newer version that has it. */
  names: Localized | null
  /** What of it: zh, en, days, unit, copies, form, required, fen, basis, order. Null: the whole. */
  part: string | null
  change: 'added' | 'removed' | 'changed'
  /** As plain text; null where a whole thing was added or removed, or nothing was said. */
  before: string | null
  after: string | null
}

type Parts = Record<string, unknown>

/** What stands in a field, each under its key: a single value is a list of one without a key. */
interface Entry {
  key: string | null
  names: Localized | null
  parts: Parts
}

const localized = ({ zh, en }: Localized): Parts => ({ zh, en })
const one = (value: unknown): Entry[] => [{ key: null, names: null, parts: { '': value } }]
const whole = (parts: Parts): Entry[] => [{ key: null, names: null, parts }]

/** How each field is taken apart; a new field of the content breaks the build here. */
const entriesOf: { [F in ContentField]-?: (content: ItemContent) => Entry[] } = {
  names: ({ names }) => whole(localized(names)),
  kind: ({ kind }) => one(kind),
  department: ({ department }) => one(department),
  tiers: ({ tiers }) => tiers.map((tier) => ({ key: tier, names: null, parts: {} })),
  statutoryLimit: ({ statutoryLimit }) => whole({ ...statutoryLimit }),
  promisedLimit: ({ promisedLimit }) => whole({ ...promisedLimit }),
  materials: ({ materials }) => materials.map(({ code, names, required, copies, form }) => ({ key: code, names, parts: { ...localized(names), required, copies, form } })),
  conditions: ({ conditions }) => conditions.map((names) => ({ key: names.zh, names, parts: { en: names.en } })),
  fees: ({ fees }) => fees.map(({ names, fen, basis }) => ({ key: names.zh, names, parts: { en: names.en, fen, basis } })),
  results: ({ results }) => results.map(({ code, names }) => ({ key: code, names, parts: localized(names) })),
  onlineDepth: ({ onlineDepth }) => one(onlineDepth),
  form: ({ form }) => one(form),
  basis: ({ basis }) => one(basis),
}

/** The fields in the order in which they are read: what it is, how long it takes, what is brought, what it costs and gives. */
export const contentFields = Object.keys(entriesOf) as ContentField[]

/** What two contents say differently, field by field. Of lists it tells what was added, removed, changed within, and moved. Equal contents differ in nothing. */
export function compareContents(before: ItemContent, after: ItemContent): Difference[] {
  return contentFields.flatMap((field) => compareEntries(field, entriesOf[field](before), entriesOf[field](after)))
}

function compareEntries(field: ContentField, before: readonly Entry[], after: readonly Entry[]): Difference[] {
  const removed = before.filter(({ key }) => !after.some((other) => other.key === key))
  const added = after.filter(({ key }) => !before.some((other) => other.key === key))
  const kept = after.filter((entry) => !added.includes(entry))
  const bare = { part: null, before: null, after: null }
  return [
    ...removed.map(({ key, names }): Difference => ({ field, key, names, change: 'removed', ...bare })),
    ...added.map(({ key, names }): Difference => ({ field, key, names, change: 'added', ...bare })),
    ...kept.flatMap((entry) => compareParts(field, before.find(({ key }) => key === entry.key)!, entry)),
    ...moved(field, before.filter((entry) => !removed.includes(entry)), kept),
  ]
}

function compareParts(field: ContentField, before: Entry, after: Entry): Difference[] {
  return Object.keys(after.parts).flatMap((part): Difference[] => {
    const [was, is] = [textOf(before.parts[part]), textOf(after.parts[part])]
    return was === is ? [] : [{ field, key: after.key, names: after.names, part: part || null, change: 'changed', before: was, after: is }]
  })
}

function moved(field: ContentField, before: readonly Entry[], after: readonly Entry[]): Difference[] {
  const [was, is] = [before, after].map((entries) => entries.map(({ key }) => key).join(', ')) as [string, string]
  return was === is ? [] : [{ field, key: null, names: null, part: 'order', change: 'changed', before: was, after: is }]
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value, inOrder) : String(value)
}

/** Two forms that say the same are the same text, whatever the order of their keys. */
function inOrder(_: string, value: unknown): unknown {
  const plain = typeof value === 'object' && value !== null && !Array.isArray(value)
  return plain ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
}
