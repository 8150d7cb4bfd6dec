import { refuse, type Refusal } from '@tongban/kernel'
import type { Kase, Paper, Terms } from './case.js'

/** The codes of required materials that are not there in the number of copies asked for, in the order of the item's list. */
export function missingPapers(terms: Terms, papers: readonly Paper[]): string[] {
  const copies = new Map(papers.map((paper) => [paper.code, paper.copies]))
  return terms.materials.filter((material) => material.required && (copies.get(material.code) ?? 0) < Math.max(1, material.copies)).map(({ code }) => code)
}

const COPIES_AT_MOST = 1_000

/** Refuses materials that the item does not list, numbers of copies that cannot be, and materials named twice. */
export function checkPapers(item: Kase['item'], terms: Terms, papers: readonly Paper[]): Refusal | null {
  const listed = new Set(terms.materials.map(({ code }) => code))
  const unknown = papers.map(({ code }) => code).filter((code) => !listed.has(code))
  if (unknown.length > 0) return refuse('unknown-material', { item: item.code, materials: [...new Set(unknown)] })
  const odd = papers.find(({ copies }) => !Number.isInteger(copies) || copies < 1 || copies > COPIES_AT_MOST)
  if (odd) return refuse('bad-input', { field: `papers.${odd.code}.copies`, reason: odd.copies < 1 ? 'too-small' : 'too-big' })
  const twice = papers.find((paper, index) => papers.findIndex(({ code }) => code === paper.code) < index)
  return twice ? refuse('material-twice', { material: twice.code }) : null
}

/** Puts newly brought papers to those on the table: copies of the same material add up. */
export function addPapers(papers: readonly Paper[], brought: readonly Paper[]): Paper[] {
  const added = papers.map((paper) => ({ ...paper, copies: paper.copies + (brought.find(({ code }) => code === paper.code)?.copies ?? 0) }))
  return [...added, ...brought.filter(({ code }) => !papers.some((paper) => paper.code === code))]
}
