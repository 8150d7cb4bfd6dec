import { knownItem, type CheckContext, type KnownItem } from '@tongban/blueprints'
import type { ImportedItem } from '@tongban/catalogue'
import { isInForce, powersOver, type DirectoryData } from '@tongban/directory'
import { day, type Day } from '@tongban/kernel'
import { readDemo } from '../up/demo-files.js'

/** What a check has to know, of the demo city's files: its catalogue, departments, powers and the divisions of its centres on that day. */
export function demoContext(root: string, on: Day): CheckContext {
  const city = readDemo<DirectoryData>(root, 'city.json')
  const powers = city.powers.map((power) => ({ ...power, inNameOf: power.inNameOf ?? null, from: day(power.from), to: power.to ? day(power.to) : null }))
  const inForce = <T extends { from: string; to?: string | null }>(entries: T[]) => entries.filter(({ from, to }) => isInForce({ from: day(from), to: to ? day(to) : null }, on))
  return {
    on,
    items: itemsInForce(readDemo<{ items: ImportedItem[] }>(root, 'catalogue.json').items, on),
    departments: [...new Set(inForce(city.departments).map(({ code }) => code))],
    regions: [...new Set(inForce(city.centres).filter(({ tier }) => tier !== 'CITY').map(({ division }) => division))],
    powers: (item, division, of) => powersOver(powers, item, division, of),
  }
}

/** Of several versions of an item the newest that had begun by then. */
function itemsInForce(items: readonly ImportedItem[], on: Day): Map<string, KnownItem> {
  const begun = items.filter(({ effectiveFrom }) => day(effectiveFrom) <= on).sort((a, b) => day(a.effectiveFrom) - day(b.effectiveFrom))
  return new Map(begun.map(({ code, content }) => [code, knownItem(content)]))
}
