import type { Job } from './job.js'
import { paperKey, type Plan, type PlanNode } from './plan.js'

/** The papers of a node: all that its department ever sees of a job. */
export const papersOf = (node: PlanNode): string[] => [...new Set(node.materials.map(paperKey))]

/** Which of these papers a node uses. */
export function usedBy(node: PlanNode, papers: readonly string[]): string[] {
  const used = new Set(papersOf(node))
  return papers.filter((key) => used.has(key))
}

/** Every paper of the job once, in the order in which the departments come to need them. */
export const union = (plan: Plan): string[] => [...new Set(plan.order.flatMap(papersOf))]

/** What is missing over all nodes, each once: what one department holds is not asked for again. */
export function missingPapers(plan: Plan, job: Job): string[] {
  return notHeld(union(plan), job)
}

export function notHeld(papers: readonly string[], job: Job): string[] {
  const held = new Set(job.row.papers.map(({ key }) => key))
  return [...new Set(papers)].filter((key) => !held.has(key))
}
