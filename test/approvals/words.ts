import { outcomesOf, satisfied, type NodeOutcome } from '@tongban/blueprints'
import type { Job, PlanContent, TaskRow } from '@tongban/approvals'

/** What the words of a blueprint's edges make of a node. */
export type Said = 'waits' | 'asked' | 'skipped' | 'cancelled'

const outcomes: Record<string, NodeOutcome> = { approve: 'approved', refuse: 'refused', consent: 'consented', object: 'objected' }

/**
 * The words of `EdgeKind` in libs/standards/blueprints, read a second time: from the edges as published and from what centres and the lead said, never from
 * what coordination made of it. Skipped and cancelled are worked out here, not looked up.
 */
export function wordsOf({ nodes, edges }: PlanContent, { tasks }: Job): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>()
  const leadingTo = Map.groupBy(edges, ({ to }) => to)
  for (const { id } of nodes) say(id)
  return said

  function say(id: string): Said {
    const known = said.get(id)
    if (known) return known
    const into = leadingTo.get(id) ?? []
    const hard = into.filter(({ kind }) => kind === 'hard').map(({ from }) => from)
    const conditional = into.flatMap(({ from, when }) => (when ? [{ from, when }] : []))
    const undecided = conditional.some(({ from, when }) => endOf(from) === null || endOf(when.node) === null)
    const asked = conditional.length === 0 || conditional.some(({ when }) => endOf(when.node) === when.is)
    const inOrder = into.every(({ kind, from }) => kind !== 'soft' || endOf(from) !== null)
    const answer: Said = hard.some(isLost) ? 'cancelled' : !hard.every(isSatisfied) || undecided ? 'waits' : !asked ? 'skipped' : inOrder ? 'asked' : 'waits'
    said.set(id, answer)
    return answer
  }

  /** How a node ended; null while that is not known. An objection is one as soon as it is raised. */
  function endOf(id: string): NodeOutcome | 'cancelled' | null {
    const words = say(id)
    if (words === 'cancelled' || words === 'skipped') return words
    const { decision, state } = tasks[id] as TaskRow
    return decision ? outcomes[decision.decision]! : state === 'deemed-consent' ? state : null
  }

  /** "A refusal cancels `to`, an objection blocks it until the lead overrides"; one that the lead upholds is a refusal. */
  function isLost(id: string): boolean {
    const end = endOf(id)
    return end === 'refused' || end === 'cancelled' || (end === 'objected' && tasks[id]!.objection === 'upheld')
  }

  function isSatisfied(id: string): boolean {
    const end = endOf(id)
    return end === 'objected' ? tasks[id]!.objection === 'overridden' : end !== null && end !== 'cancelled' && satisfied.includes(end)
  }
}

/** The ends that an edge can ask about. */
export const endsOf = (kind: keyof typeof outcomesOf, skippable: boolean): NodeOutcome[] => [...outcomesOf[kind], ...(skippable ? ['skipped' as const] : [])]
