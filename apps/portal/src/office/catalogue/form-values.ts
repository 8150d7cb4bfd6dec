import type { VariablesOf } from '../../shared/graph/graphql.js'
import type { Content, EditDraft } from './queries.js'
import { fenOf, yuanOf } from './yuan.js'

export type ContentInput = VariablesOf<typeof EditDraft>['input']['content']

interface Names {
  zh?: string
  en?: string
}

/** A version as it is typed: money in yuan, one unit for both limits, whatever is not filled in yet left out. */
export interface FormValues {
  /** The three digits of a new item's code. */
  number?: string
  department?: string
  names?: Names
  kind?: Content['kind']
  tiers?: Content['tiers']
  unit?: Content['promisedLimit']['unit']
  statutoryDays?: number | null
  promisedDays?: number | null
  materials?: { code?: string; names?: Names; required?: boolean; copies?: number | null; form?: Content['materials'][number]['form'] }[]
  conditions?: Names[]
  fees?: { names?: Names; yuan?: string; basis?: string }[]
  results?: { code?: string; names?: Names }[]
  onlineDepth?: number
  form?: string
  basis?: string
}

export const emptyValues: FormValues = { kind: 'PROMISED', tiers: [], unit: 'WORKING_DAYS', onlineDepth: 1, materials: [], conditions: [], fees: [], results: [] }

export const valuesOf = ({ department, names, kind, tiers, statutoryLimit, promisedLimit, materials, conditions, fees, results, onlineDepth, form, basis }: Content): FormValues => ({
  department, names: typed(names), kind, tiers: [...tiers], unit: promisedLimit.unit, statutoryDays: statutoryLimit.days, promisedDays: promisedLimit.days,
  materials: materials.map((material) => ({ code: material.code, names: typed(material.names), required: material.required, copies: material.copies, form: material.form })),
  conditions: conditions.map(typed),
  fees: fees.map((fee) => ({ names: typed(fee.names), yuan: yuanOf(fee.fen), basis: fee.basis ?? '' })),
  results: results.map(({ code, names: of }) => ({ code, names: typed(of) })),
  onlineDepth, form: form ? pretty(form) : '', basis,
})

/** A form's schema as one reads it; the graph keeps it without the white space. */
function pretty(form: string): string {
  try {
    return JSON.stringify(JSON.parse(form), null, 2)
  } catch {
    return form
  }
}

const typed = ({ zh, en }: { zh: string; en?: string | null }): Names => ({ zh, en: en ?? '' })
const sent = (names: Names = {}) => ({ zh: names.zh?.trim() ?? '', en: names.en?.trim() || null })

/** As the graph takes it; what is missing goes out empty, for the graph to refuse at its field. */
export const contentOf = (values: FormValues): ContentInput => ({
  names: sent(values.names), kind: values.kind ?? 'PROMISED', department: values.department ?? '', tiers: values.tiers ?? [],
  statutoryLimit: { days: values.statutoryDays ?? 0, unit: values.unit ?? 'WORKING_DAYS' },
  promisedLimit: { days: values.kind === 'INSTANT' ? 0 : values.promisedDays ?? 0, unit: values.unit ?? 'WORKING_DAYS' },
  materials: (values.materials ?? []).map((row) => ({ code: row.code?.trim() ?? '', names: sent(row.names), required: row.required ?? true, copies: row.copies ?? 1, form: row.form ?? 'ORIGINAL' })),
  conditions: (values.conditions ?? []).map(sent),
  fees: (values.fees ?? []).map((row) => ({ names: sent(row.names), fen: fenOf(row.yuan ?? ''), basis: row.basis?.trim() || null })),
  results: (values.results ?? []).map((row) => ({ code: row.code?.trim() ?? '', names: sent(row.names) })),
  onlineDepth: values.onlineDepth ?? 1, form: values.form?.trim() || null, basis: values.basis?.trim() ?? '',
})

const renamed: Record<string, (string | number)[]> = {
  code: ['number'], 'content.promisedLimit.days': ['promisedDays'], 'content.statutoryLimit.days': ['statutoryDays'], 'content.promisedLimit.unit': ['unit'], 'content.statutoryLimit.unit': ['unit'],
}

/** Where in the form the field of a refusal is typed: `content.materials[0].names.en` at ['materials', 0, 'names', 'en']. */
export function placeOf(field: string): (string | number)[] | undefined {
  if (renamed[field]) return renamed[field]
  if (!field.startsWith('content.')) return undefined
  const path = [...field.slice('content.'.length).matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part))
  if (path[0] === 'tiers') return ['tiers']
  if (path[0] === 'fees' && path[2] === 'fen') return ['fees', path[1]!, 'yuan']
  // A row as a whole is told at what it is called by.
  if (path.length === 2 && typeof path[1] === 'number') return [...path, ...(path[0] === 'conditions' ? ['zh'] : path[0] === 'fees' ? ['names', 'zh'] : ['code'])]
  return path
}

/** A sentence without the technical name of its field, which it stands at. */
export function withoutField(sentence: string, field: string): string {
  const named = [field, `“${field}”`, `The field "${field}"`].find((name) => sentence.startsWith(name))
  return named === undefined ? sentence : sentence.slice(named.length).replace(/^\s*[:：]?\s*/, '').replace(/^./, (first) => first.toUpperCase())
}
