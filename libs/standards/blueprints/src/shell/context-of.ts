import type { CatalogueReader, ItemContent } from '@tongban/catalogue'
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

/** What a check reads of an item's content, wherever that is kept. */
export const knownItem = ({ department, tiers, materials, results }: ItemContent): KnownItem => ({
  department, tiers, materials: materials.map(({ code }) => code), results: results.map(({ code }) => code),
})

const PAGE = 500

/** Of several versions of an item the newest that had begun by then. */
async function itemsInForce(catalogue: CatalogueReader, on: Day): Promise<Map<string, KnownItem>> {
  const items = new Map<string, KnownItem>()
  let after: readonly [string, number] | undefined
  for (;;) {
    const page = await catalogue.items({}, { sort: 'code', descending: false, first: PAGE, ...(after && { after }) })
    for (const { code, content, effectiveFrom } of page.slice(0, PAGE)) {
      if (effectiveFrom! <= on) items.set(code, knownItem(content))
    }
    if (page.length <= PAGE) return items
    const last = page[PAGE - 1]!
    after = [last.code, last.version]
  }
}
