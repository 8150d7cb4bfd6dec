import type { Localized } from '@tongban/kernel'
import type { BlueprintContent, BlueprintNode, NodeKind } from '../blueprint.js'
import type { CheckContext } from './check-blueprint.js'
import { fault, type BlueprintFault } from './fault.js'

/** Kinds in which a department exercises an item of the catalogue. */
const exercising: readonly NodeKind[] = ['decision', 'opinion', 'issue']

/** What each node says of itself: names, item, department, tier, limit, deemed consent; and who leads. */
export function checkNodes(content: BlueprintContent, context: CheckContext): BlueprintFault[] {
  return [
    ...namesMissing(null, 'content.names', content.names),
    ...(content.basis.trim() ? [] : [fault('blueprint-without-basis', null, { field: 'content.basis' })]),
    ...unknownDepartment(null, 'content.lead', content.lead, context),
    ...content.nodes.flatMap((node) => [
      ...namesMissing(node.id, `content.nodes.${node.id}.names`, node.names),
      ...checkItem(node, context),
      ...checkLimit(node),
      ...checkConsent(node),
    ]),
  ]
}

function checkItem(node: BlueprintNode, context: CheckContext): BlueprintFault[] {
  const { id, kind, item, department, tier } = node
  if (!exercising.includes(kind)) {
    const misplaced = item === null ? [] : [fault('blueprint-item-out-of-place', id, { value: item, kind })]
    return department === null ? misplaced : [...misplaced, ...unknownDepartment(id, `content.nodes.${id}.department`, department, context)]
  }
  if (item === null) return [fault('blueprint-item-missing', id, { kind })]
  const known = context.items.get(item)
  if (!known) return [fault('blueprint-unknown-item', id, { value: item, known: near(item, [...context.items.keys()]) })]
  if (department !== known.department) {
    return [fault('blueprint-department-not-of-item', id, { value: department, item, department: known.department })]
  }
  return tier === null || known.tiers.includes(tier) ? [] : [fault('blueprint-tier-not-of-item', id, { value: tier, item, known: [...known.tiers] })]
}

/** The items of the same department, or all of them when it has none: what was probably meant. */
function near(item: string, known: readonly string[]): string[] {
  const same = known.filter((code) => code.split('-')[0] === item.split('-')[0])
  return same.length > 0 ? same : [...known]
}

function unknownDepartment(node: string | null, field: string, department: string, { departments }: CheckContext): BlueprintFault[] {
  return departments.includes(department) ? [] : [fault('blueprint-unknown-department', node, { field, value: department, known: [...departments] })]
}

/** A department has at least a day; what waits for a notice or hands something over may be done at once. */
function checkLimit({ id, kind, limit: { days } }: BlueprintNode): BlueprintFault[] {
  const least = kind === 'decision' || kind === 'opinion' ? 1 : 0
  return Number.isInteger(days) && days >= least ? [] : [fault('blueprint-limit-too-short', id, { value: days, least })]
}

/** Silence is consent only to an opinion, only where a rule says so, and no later than the limit. */
function checkConsent({ id, kind, limit, deemedConsent }: BlueprintNode): BlueprintFault[] {
  if (deemedConsent === null) return []
  const { basis, afterDays } = deemedConsent
  if (kind !== 'opinion') return [fault('blueprint-consent-out-of-place', id, { kind })]
  return [
    ...(basis.trim() ? [] : [fault('blueprint-consent-without-basis', id)]),
    ...(Number.isInteger(afterDays) && afterDays >= 1 && afterDays <= limit.days ? [] : [fault('blueprint-consent-after-limit', id, { value: afterDays, limit: limit.days })]),
  ]
}

export function namesMissing(node: string | null, field: string, { zh, en }: Localized): BlueprintFault[] {
  const missing = [...(zh?.trim() ? [] : ['zh']), ...(en?.trim() ? [] : ['en'])]
  return missing.map((language) => fault('blueprint-name-missing', node, { field: `${field}.${language}` }))
}
