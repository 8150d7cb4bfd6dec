import { ancestorsOf, checkBlueprint, graphOf, type BlueprintContent, type BlueprintEdge, type BlueprintNode, type CheckContext } from '@tongban/blueprints'
import { day } from '@tongban/kernel'
import type { Dice } from './dice.js'
import { endsOf } from './words.js'

export const centres = ['c0', 'c1', 'c2', 'c3'] as const

const kinds = ['decision', 'decision', 'decision', 'decision', 'decision', 'opinion', 'opinion', 'applicant-duty', 'external', 'notice'] as const
const ITEMLESS: readonly string[] = ['applicant-duty', 'external', 'notice']

/**
 * A blueprint at random that could be published: up to forty nodes of all kinds, hard, soft and conditional edges on every end that a node can come to, two in
 * five nodes with papers that others use too, one or two things to issue. What `checkBlueprint` finds a fault in is thrown again.
 */
export function randomGraph(size: number, dice: Dice): BlueprintContent {
  for (let tries = 0; tries < 200; tries++) {
    const content = tryGraph(Math.max(2, size), dice)
    if (checkBlueprint(content, city(content)).length === 0) return content
  }
  throw new Error(`no blueprint of ${size} nodes in 200 throws`)
}

function tryGraph(size: number, dice: Dice): BlueprintContent {
  const issues = size > 4 && dice.chance(0.3) ? 2 : 1
  const nodes = Array.from({ length: size }, (_, i) => node(i, i === 0 ? 'decision' : i >= size - issues ? 'issue' : dice.pick(kinds), dice))
  const edges: BlueprintEdge[] = []
  const bound = new Set<string>()
  for (let i = 1; i < size; i++) {
    const froms = new Set(Array.from({ length: dice.below(4) }, () => dice.below(i)))
    for (const from of froms) {
      const made = edge(nodes, edges, nodes[from]!, nodes[i]!, dice)
      edges.push(made)
      if (made.kind === 'hard') bound.add(made.from)
      if (made.when) bound.add(made.when.node)
    }
  }
  // A decision that nothing asks about is of no use: something to issue stands on it.
  for (const { id, kind } of nodes.slice(0, size - issues)) {
    if (kind !== 'decision' || bound.has(id)) continue
    const to = nodes[size - 1 - dice.below(issues)]!.id
    const before = edges.findIndex((made) => made.from === id && made.to === to)
    if (before >= 0) edges.splice(before, 1)
    edges.push({ from: id, to, kind: 'hard', when: null })
  }
  const rules = { awayAfterHours: 1 + dice.below(8), officeHours: ['09:00-12:00', '13:00-17:00'], supplementPause: dice.chance(0.7) ? { basis: 'rule 9' } : null }
  const codes = [...new Set(nodes.flatMap(({ materials }) => materials.map(({ code }) => code)))]
  const documents = codes.map((code) => ({ code, subject: 'company', variant: null, names: named(code), eLicence: null }))
  return { names: named('joint'), lead: 'gs', nodes, edges, documents, basis: 'rule 1', rules }
}

function node(i: number, kind: BlueprintNode['kind'], dice: Dice): BlueprintNode {
  const days = 1 + dice.below(3)
  const silent = kind === 'opinion' && dice.chance(0.5)
  return {
    id: `n${i}`, kind, names: named(`n${i}`), item: ITEMLESS.includes(kind) ? null : `item-${i}`, department: ITEMLESS.includes(kind) ? null : 'gs', tier: null,
    limit: { days, unit: dice.chance(0.8) ? 'wd' : 'cal' },
    materials: dice.chance(0.4) ? [{ code: `p${dice.below(6)}`, subject: 'company', variant: null, form: 'copy' }] : [],
    deemedConsent: silent ? { basis: 'rule 8', afterDays: 1 + dice.below(days) } : null,
  }
}

/** A condition asks about where its edge comes from, or about something before that. */
function edge(nodes: BlueprintNode[], edges: BlueprintEdge[], from: BlueprintNode, to: BlueprintNode, dice: Dice): BlueprintEdge {
  const by = dice.throw()
  if (by < 0.5) return { from: from.id, to: to.id, kind: 'hard', when: null }
  if (by < 0.65) return { from: from.id, to: to.id, kind: 'soft', when: null }
  const of = dice.chance(0.6) ? from.id : dice.pick([from.id, ...ancestorsOf(graphOf({ nodes, edges }), from.id)])
  const skippable = edges.some((made) => made.to === of && made.kind === 'conditional')
  return { from: from.id, to: to.id, kind: 'conditional', when: { node: of, is: dice.pick(endsOf(nodes.find(({ id }) => id === of)!.kind, skippable)) } }
}

const named = (en: string) => ({ zh: en, en })

/** A city that has an item, a department and a power for whatever is asked: what is left to be wrong is the chart. */
function city({ nodes, documents }: BlueprintContent): CheckContext {
  const known = { department: 'gs', tiers: [], materials: documents.map(({ code }) => code), results: [] }
  const items = new Map(nodes.flatMap(({ item }) => (item ? [[item, known] as const] : [])))
  return { on: day('2015-06-30'), items, departments: ['gs'], regions: ['440105'], powers: () => [{ department: 'gs', region: '440105' }] }
}
