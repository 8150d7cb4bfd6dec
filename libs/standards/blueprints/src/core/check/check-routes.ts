import { formatDay } from '@tongban/kernel'
import type { BlueprintContent, BlueprintNode } from '../blueprint.js'
import { routeOf } from '../route.js'
import type { CheckContext } from './check-blueprint.js'
import { fault, type BlueprintFault } from './fault.js'

/** Wherever a job may come in, somebody is empowered to decide each node, on the day from which the blueprint holds. */
export function checkRoutes({ nodes }: BlueprintContent, context: CheckContext): BlueprintFault[] {
  return nodes.flatMap((node) => checkRoute(node, context))
}

function checkRoute(node: BlueprintNode, { on, items, regions, powers }: CheckContext): BlueprintFault[] {
  const { id, item, department, tier } = node
  if (item === null || items.get(item)?.department !== department) return [] // no item, no power; another fault says so
  const without = regions.filter((region) => !routeOf(node, powers(item, region, on)))
  return without.length === 0 ? [] : [fault('blueprint-no-power', id, { item, department, tier: tier ?? 'STREET', regions: without, on: formatDay(on) })]
}
