import type { PlanContent, PlanEdge, PlanNode } from '@tongban/approvals'
import type { Dice } from './dice.js'

export const centres = ['c0', 'c1', 'c2', 'c3'] as const

const kinds = ['decision', 'decision', 'decision', 'decision', 'decision', 'opinion', 'opinion', 'applicant-duty', 'external', 'notice'] as const
const ends = { decision: ['approved', 'refused'], opinion: ['consented', 'objected', 'deemed-consent'], 'applicant-duty': ['approved', 'refused'], external: ['approved', 'refused'], notice: ['approved'], issue: ['approved'] } as const

/** A blueprint at random: up to forty nodes of all kinds, hard, soft and conditional edges, two in five nodes with papers that others use too. */
export function randomGraph(size: number, dice: Dice): PlanContent {
  const nodes = Array.from({ length: size }, (_, i): PlanNode => {
    const kind = i === size - 1 && dice.chance(0.7) ? 'issue' : dice.pick(kinds)
    return {
      id: `n${i}`, kind, item: kind === 'applicant-duty' || kind === 'external' || kind === 'notice' ? null : `item-${i}`, department: 'd', tier: null,
      limit: { days: dice.below(4), unit: dice.chance(0.8) ? 'wd' : 'cal' },
      materials: dice.chance(0.4) ? [{ code: `p${dice.below(6)}`, subject: 'company', variant: null }] : [],
      deemedConsent: kind === 'opinion' && dice.chance(0.5) ? { basis: 'rule 8', afterDays: 1 + dice.below(3) } : null,
    }
  })
  const edges = nodes.flatMap((to, i) => {
    const froms = new Set(Array.from({ length: i === 0 ? 0 : dice.below(4) }, () => dice.below(i)))
    return [...froms].map((from): PlanEdge => edge(nodes, from, to.id, i, dice))
  })
  const rules = { awayAfterHours: 1 + dice.below(8), officeHours: ['09:00-12:00', '13:00-17:00'], supplementPause: dice.chance(0.7) ? { basis: 'rule 9' } : null }
  return { lead: 'gs', nodes, edges, rules }
}

function edge(nodes: PlanNode[], from: number, to: string, i: number, dice: Dice): PlanEdge {
  const by = dice.throw()
  if (by < 0.65) return { from: nodes[from]!.id, to, kind: 'hard', when: null }
  if (by < 0.8) return { from: nodes[from]!.id, to, kind: 'soft', when: null }
  const of = nodes[dice.below(i)]!
  return { from: nodes[from]!.id, to, kind: 'conditional', when: { node: of.id, is: dice.pick(ends[of.kind]) } }
}
