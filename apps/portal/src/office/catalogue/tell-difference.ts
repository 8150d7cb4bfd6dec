import { daysOf } from '../../shared/dates/dates.js'
import type { Language } from '../../shared/i18n/language.js'
import type { Localized } from '../route.js'
import type { Content, Difference } from './queries.js'
import { depths, fields, forms, kinds, parts, tiers, units } from './words.js'
import { yuanOf } from './yuan.js'

/** A difference in an office's words. */
export interface Told {
  field: string
  /** Which of several, and what of it; empty when the field says it all. */
  which: string
  change: Difference['change']
  before: string | null
  after: string | null
}

/** What two versions say in full: the comparison itself names codes, and a limit without its unit. */
export interface Sides {
  before: Content | undefined
  after: Content | undefined
  departmentName: (code: string) => string
}

const ofWire: Record<string, Localized> = {
  instant: kinds.INSTANT, promised: kinds.PROMISED, wd: units.WORKING_DAYS, cal: units.CALENDAR_DAYS,
  original: forms.ORIGINAL, copy: forms.COPY, 'verified-copy': forms.VERIFIED_COPY, 'original-and-copy': forms.ORIGINAL_AND_COPY, electronic: forms.ELECTRONIC,
}

export const needs = { true: { zh: '必交', en: 'required' }, false: { zh: '可不交', en: 'optional' } } as const

const inWords = (words: Record<string, Localized>, key: string, language: Language): string => words[key]?.[language] ?? key
const localized = (names: { zh: string; en?: string | null } | undefined, language: Language): string => (names ? (language === 'en' && names.en) || names.zh : '')

/** All differences as rows to read, a limit's days and unit in one. */
export function tellDifferences(differences: readonly Difference[], sides: Sides, language: Language): Told[] {
  const limits = new Set<string>()
  return differences.flatMap((difference) => {
    const limit = limitOf(difference, sides)
    if (!limit) return [tell(difference, sides, language)]
    if (limits.has(difference.field)) return []
    limits.add(difference.field)
    const [before, after] = limit.map(({ days, unit }) => daysOf(days, unit, language))
    return [{ field: fields[difference.field][language], which: '', change: difference.change, before: before!, after: after! }]
  })
}

function limitOf({ field }: Difference, { before, after }: Sides): Content['promisedLimit'][] | undefined {
  if (field === 'PROMISED_LIMIT' && before && after) return [before.promisedLimit, after.promisedLimit]
  if (field === 'STATUTORY_LIMIT' && before && after) return [before.statutoryLimit, after.statutoryLimit]
  return undefined
}

function tell(difference: Difference, sides: Sides, language: Language): Told {
  const { field, key, names, part, change } = difference
  const entry = field === 'TIERS' && key ? inWords(tiers, key, language) : localized(names ?? undefined, language) || key || ''
  const which = [entry, part ? inWords(parts, part, language) : ''].filter(Boolean).join(' · ')
  const value = (text: string | null, side: Content | undefined) => (text === null ? wholeOf(difference, side, language) : valueOf(difference, text, side, sides, language))
  return {
    field: fields[field][language], which, change,
    before: change === 'ADDED' ? null : value(difference.before ?? null, sides.before),
    after: change === 'REMOVED' ? null : value(difference.after ?? null, sides.after),
  }
}

/** What an entry that came or went says besides its name. */
function wholeOf({ field, key, part }: Difference, side: Content | undefined, language: Language): string | null {
  if (part || !side) return null
  if (field === 'MATERIALS') return materialOf(side.materials.find(({ code }) => code === key), language)
  if (field === 'FEES') {
    const fee = side.fees.find(({ names }) => names.zh === key)
    return fee ? money(fee.fen, language) : null
  }
  return null
}

/** 复印件 · 1份 · 必交. */
export function materialOf(material: Content['materials'][number] | undefined, language: Language): string | null {
  if (!material) return null
  const copies = language === 'zh' ? `${material.copies}份` : `${material.copies} ${material.copies === 1 ? 'copy' : 'copies'}`
  return [forms[material.form][language], copies, needs[`${material.required}`][language]].join(' · ')
}

export const money = (fen: string, language: Language): string => (language === 'zh' ? `${yuanOf(fen)}元` : `${yuanOf(fen)} yuan`)

function valueOf({ field, part }: Difference, text: string, side: Content | undefined, { departmentName }: Sides, language: Language): string {
  if (part === 'order') return text.split(', ').map((key) => nameIn(side, field, key, language)).join(language === 'zh' ? '、' : ', ')
  if (part === 'fen') return money(text, language)
  if (part === 'required') return inWords(needs, text, language)
  if (field === 'KIND' || part === 'form' || part === 'unit') return inWords(ofWire, text, language)
  if (field === 'DEPARTMENT') return departmentName(text)
  if (field === 'ONLINE_DEPTH') return depths[Number(text)]?.[language] ?? text
  return text
}

function nameIn(side: Content | undefined, field: Difference['field'], key: string, language: Language): string {
  if (field === 'TIERS') return inWords(tiers, key, language)
  const listed = field === 'MATERIALS' ? side?.materials.find(({ code }) => code === key) : field === 'RESULTS' ? side?.results.find(({ code }) => code === key) : undefined
  return localized(listed?.names, language) || key
}
