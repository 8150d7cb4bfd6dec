import type { StandardVersion } from '@tongban/implementation-lists'
import type { Localized } from '@tongban/kernel'
import type { KeptCase } from '../kase-row.js'
import type { CaseMaterial } from './case-work.type.js'

/** What a case's terms ask for, with the names that the item's version gives it, and what of it lies on the table. */
export function materialsOf({ terms, papers }: Pick<KeptCase, 'terms' | 'papers'>, version: StandardVersion | undefined): (CaseMaterial & { names: Localized })[] {
  return terms.materials.map(({ code, required, copies }) => {
    const named = version?.content.materials.find((material) => material.code === code)
    const brought = papers.find((paper) => paper.code === code)?.copies ?? 0
    return { code, names: named?.names ?? { zh: code }, required, copies, form: named?.form ?? null, brought, missing: required ? Math.max(0, Math.max(1, copies) - brought) : 0 }
  })
}
