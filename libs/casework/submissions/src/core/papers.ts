import { refuse, type Refusal } from '@tongban/kernel'
import { keyOf, type AskedDocument, type HandedIn } from './submission.js'

/** From the loosest to the strictest; the same words and order as the blueprints'. */
export const forms = ['electronic', 'copy', 'verified-copy', 'original', 'original-and-copy'] as const

/** Refuses papers that no node of the blueprint asks for, that come twice, or in a looser form than somebody asks for; an electronic licence stands in where the blueprint says so. */
export function checkPapers(blueprint: { code: string; version: number }, asked: readonly AskedDocument[], papers: readonly HandedIn[]): Refusal | null {
  const known = new Map(asked.map((document) => [keyOf(document), document]))
  const unknown = papers.map(keyOf).filter((key) => !known.has(key))
  if (unknown.length > 0) return refuse('papers-not-asked', { papers: [...new Set(unknown)], blueprint: blueprint.code, version: blueprint.version })
  const keys = papers.map(keyOf)
  const twice = keys.find((key, i) => keys.indexOf(key) < i)
  if (twice) return refuse('material-twice', { material: twice })
  const loose = papers.find((paper) => !suffices(known.get(keyOf(paper))!, paper.form))
  return loose ? refuse('form-not-strict-enough', { paper: keyOf(loose), form: loose.form, needed: known.get(keyOf(loose))!.form }) : null
}

const strictness = (form: string) => (forms as readonly string[]).indexOf(form)
const suffices = (document: AskedDocument, form: string) => (form === 'electronic' && document.eLicence !== null) || strictness(form) >= strictness(document.form)
