import { refuse, type Localized, type Refusal } from '@tongban/kernel'
import type { ItemContent, Knowledge } from './item.js'

export type ContentRefusal =
  | 'item-code-malformed' | 'unknown-department' | 'limit-units-differ' | 'promise-exceeds-statute' | 'instant-item-with-promise'
  | 'promised-item-without-promise' | 'english-name-missing' | 'chinese-name-missing' | 'listed-twice' | 'no-tier' | 'no-basis' | 'fee-not-in-fen'
  | 'form-not-a-schema'

type Rule = (content: ItemContent, code: string, knowledge: Knowledge) => Refusal<ContentRefusal> | undefined

/** Checks what a version says by the rules that its JSON Schema cannot hold; the first that fails names field, value and way out. */
export function checkContent(code: string, content: ItemContent, knowledge: Knowledge): Refusal<ContentRefusal> | 'sound' {
  for (const rule of rules) {
    const refused = rule(content, code, knowledge)
    if (refused) return refused
  }
  return 'sound'
}

const rules: readonly Rule[] = [codeOfDepartment, namesInBothLanguages, tiers, limits, codesOnce, fees, basis, form]

/** A code is the department's and three digits: gs-001. */
function codeOfDepartment(content: ItemContent, code: string, { departments }: Knowledge) {
  if (!departments.includes(content.department)) {
    return refuse<ContentRefusal>('unknown-department', { field: 'content.department', value: content.department, known: [...departments] })
  }
  if (!new RegExp(`^${content.department}-[0-9]{3}$`).test(code)) {
    return refuse<ContentRefusal>('item-code-malformed', { field: 'code', value: code, department: content.department })
  }
  return undefined
}

function namesInBothLanguages(content: ItemContent) {
  const named: [string, Localized][] = [
    ['content.names', content.names],
    ...content.materials.map((each, at): [string, Localized] => [`content.materials[${at}].names`, each.names]),
    ...content.results.map((each, at): [string, Localized] => [`content.results[${at}].names`, each.names]),
    ...content.fees.map((each, at): [string, Localized] => [`content.fees[${at}].names`, each.names]),
    ...content.conditions.map((each, at): [string, Localized] => [`content.conditions[${at}]`, each]),
  ]
  for (const [field, text] of named) {
    if (!text.zh?.trim()) return refuse<ContentRefusal>('chinese-name-missing', { field: `${field}.zh`, value: text.zh ?? null })
    if (!text.en?.trim()) return refuse<ContentRefusal>('english-name-missing', { field: `${field}.en`, value: text.zh })
  }
  return undefined
}

function tiers(content: ItemContent) {
  if (content.tiers.length === 0) return refuse<ContentRefusal>('no-tier', { field: 'content.tiers', value: [] })
  return twice('content.tiers', content.tiers)
}

/** Both limits are counted in one unit, or nobody could say which is the shorter; the promise keeps within the statute. */
function limits({ kind, promisedLimit: promised, statutoryLimit: statutory }: ItemContent) {
  if (promised.unit !== statutory.unit) {
    return refuse<ContentRefusal>('limit-units-differ', { field: 'content.promisedLimit.unit', value: promised.unit, statutory: statutory.unit })
  }
  if (promised.days > statutory.days) {
    return refuse<ContentRefusal>('promise-exceeds-statute', { field: 'content.promisedLimit.days', value: promised.days, statutory: statutory.days })
  }
  if (kind === 'instant' && promised.days !== 0) {
    return refuse<ContentRefusal>('instant-item-with-promise', { field: 'content.promisedLimit.days', value: promised.days })
  }
  if (kind === 'promised' && promised.days === 0) {
    return refuse<ContentRefusal>('promised-item-without-promise', { field: 'content.promisedLimit.days', value: promised.days })
  }
  return undefined
}

function codesOnce({ materials, results }: ItemContent) {
  return twice('content.materials', materials.map((each) => each.code)) ?? twice('content.results', results.map((each) => each.code))
}

function twice(field: string, codes: readonly string[]) {
  const at = codes.findIndex((code, index) => codes.indexOf(code) !== index)
  return at < 0 ? undefined : refuse<ContentRefusal>('listed-twice', { field: `${field}[${at}]`, value: codes[at]! })
}

/** Money is whole fen: 12.50 yuan is 1250. */
function fees(content: ItemContent) {
  const at = content.fees.findIndex(({ fen }) => !Number.isSafeInteger(fen) || fen < 0)
  return at < 0 ? undefined : refuse<ContentRefusal>('fee-not-in-fen', { field: `content.fees[${at}].fen`, value: content.fees[at]!.fen })
}

function basis(content: ItemContent) {
  if (!content.basis.trim()) return refuse<ContentRefusal>('no-basis', { field: 'content.basis', value: content.basis })
  const at = content.fees.findIndex((fee) => fee.basis?.trim() === '')
  return at < 0 ? undefined : refuse<ContentRefusal>('no-basis', { field: `content.fees[${at}].basis`, value: content.fees[at]!.basis! })
}

function form(content: ItemContent, _code: string, { faultOfForm }: Knowledge) {
  if (content.form === null) return undefined
  const fault = faultOfForm(content.form)
  return fault === undefined ? undefined : refuse<ContentRefusal>('form-not-a-schema', { field: 'content.form', value: fault })
}
