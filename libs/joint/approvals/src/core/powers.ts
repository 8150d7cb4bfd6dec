import { tiers } from '@tongban/kernel'
import type { Context, Holder } from './context.js'
import { holdingOf, type Job, type TaskRow } from './job.js'
import type { PlanNode } from './plan.js'

/** Who may be offered a task: those with the power over its item; without an item the receiving centre, which speaks with applicant and public. */
export function holdersOf(node: PlanNode, job: Job, { holders }: Pick<Context, 'holders'>): readonly Holder[] {
  const { receivedBy, region } = job.row
  return node.item === null ? [{ centre: receivedBy, tier: null, region, basis: 'statutory', inNameOf: null }] : holders(node, region)
}

/**
 * Whether a task may go from one holder of the power to another. An upper tier acts in the stead of a lower one only where it delegated the power (委托): by art.
 * 24 of the Administrative Licensing Law who delegates stays answerable and what is done is done in its name, so that it may act itself. A power that the
 * lower tier has by law (法定), or that was transferred to it (下放), is its own and is not drawn up. Sideways and down it goes to whoever holds the power; and
 * to anybody who does once the present holder's has lapsed.
 */
export function mayTake(to: Holder, from: Holder | undefined): boolean {
  if (!from || !isAbove(to, from)) return true
  return from.basis === 'delegated' && from.inNameOf === to.region
}

/** Who could be given an open task now, the lowest tier first. */
export function takersOf(task: TaskRow, node: PlanNode, job: Job, context: Pick<Context, 'holders'>): Holder[] {
  const holders = holdersOf(node, job, context)
  const from = presentHolder(task, holders)
  return holders.filter((to) => to.centre !== holdingOf(task)?.centre && mayTake(to, from))
}

/** By which power a task's centre holds it; undefined once that has lapsed. */
export const presentHolder = (task: TaskRow, holders: readonly Holder[]): Holder | undefined => holders.find(({ centre }) => centre === holdingOf(task)?.centre)

const isAbove = (one: Holder, other: Holder) => one.tier !== null && other.tier !== null && tiers.indexOf(one.tier) < tiers.indexOf(other.tier)
