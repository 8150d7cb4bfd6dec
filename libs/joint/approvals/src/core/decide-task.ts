import { isRefusal, refuse } from '@tongban/kernel'
import { findHolding, within } from './check.js'
import type { CommandOf } from './commands.js'
import type { Holding, LateReason, TaskRow } from './job.js'
import type { NodeKind } from './plan.js'
import type { Rule } from './rule.js'
import { taskAfter, type Decision } from './task-transitions.js'

/** Which decisions a node of each kind can take. */
export const decisionsOf = {
  decision: ['approve', 'refuse'],
  opinion: ['consent', 'object'],
  'applicant-duty': ['approve', 'refuse'],
  external: ['approve', 'refuse'],
  notice: ['approve'],
  issue: ['approve'],
} as const satisfies Record<NodeKind, readonly Decision[]>

/**
 * Takes a centre's decision on the task it holds. What comes under an old epoch, after the task was cancelled, or when it is decided already, changes
 * nothing and is kept for a person to settle. Each department decides for itself: the decision of another is refused.
 */
export const decideTask: Rule<CommandOf<'decideTask'>> = (job, command, { plan, at }) => {
  const { node, epoch, decision, reason, commandId, centre } = command
  const found = findHolding(job, command)
  if (isRefusal(found)) return found
  const possible: readonly Decision[] = decisionsOf[plan.nodes.get(node)!.kind]
  if (!possible.includes(decision)) return refuse('decision-not-of-kind', { node, kind: plan.nodes.get(node)!.kind, decision, possible: [...possible] })
  if (decision !== 'approve' && decision !== 'consent' && !reason?.trim()) return refuse('reason-needed', { act: decision })
  const decidedAt = within(command.occurredAt, found.held.offeredAt, at)
  const why = lateness(found, decision)
  if (why) return [{ type: 'decision-late', late: { commandId, node, epoch, centre, decision, why, decidedAt, at, settled: null } }]
  return [{ type: 'task-decided', node, decision: { epoch, commandId, decision, at: decidedAt, reason } }]
}

function lateness({ task, held }: { task: TaskRow; held: Holding }, decision: Decision): LateReason | null {
  if (held.epoch !== task.epoch) return 'old-epoch'
  if (taskAfter(task.state, decision)) return null
  return task.state === 'cancelled' ? 'cancelled' : 'decided-before'
}
