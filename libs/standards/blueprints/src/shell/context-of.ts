import type { CatalogueReader } from '@tongban/catalogue'
import type { Directory } from '@tongban/directory'
import type { Day } from '@tongban/kernel'
import type { CheckContext, KnownItem } from '../core/check/check-blueprint.js'

/** What a check has to know, of the city office's own catalogue and directory as they stand for that day. */
export async function contextOf(catalogue: CatalogueReader, directory: Directory, on: Day): Promise<CheckContext> {
  const centres = directory.centres(on)
  return {
    on,
    items: await itemsInForce(catalogue, on),
    departments: [...new Set(centres.flatMap(({ id }) => directory.departments(id, on).map(({ code }) => code)))].sort(),
    regions: [...new Set(centres.filter(({ tier }) => tier !== 'CITY').map(({ division }) => division))].sort(),
    powers: (item, division, of) => directory.powers(item, division, of),
  }
}

const PAGE = 500

/** Of several versions of an item the newest that had begun by then. */
async function itemsInForce(catalogue: CatalogueReader, on: Day): Promise<Map<string, KnownItem>> {
  const items = new Map<string, KnownItem>()
  let after: readonly [string, number] | undefined
  for (;;) {
    const page = await catalogue.items({}, { sort: 'code', descending: false, first: PAGE, ...(after && { after }) })
    for (const { code, content, effectiveFrom } of page.slice(0, PAGE)) {
      if (effectiveFrom! <= on) items.set(code, { department: content.department, tiers: content.tiers, materials: content.materials.map((material) => material.code) })
    }
    if (page.length <= PAGE) return items
    const last = page[PAGE - 1]!
    after = [last.code, last.version]
  }
}
