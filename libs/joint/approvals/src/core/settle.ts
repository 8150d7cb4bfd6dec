import { dayInShanghai } from '@tongban/kernel'
import type { Context } from './context.js'
import type { JobEvent } from './events.js'
import { fateOf, isCleared } from './fate.js'
import { apply } from './fold.js'
import type { Job } from './job.js'
import { isRunning } from './job-transitions.js'
import { usedBy } from './papers.js'
import type { PlanNode } from './plan.js'
import { holdersOf } from './powers.js'
import { outcomeOf } from './outcome.js'
import { isClosed, isOpen } from './task-transitions.js'

/** What follows from the facts: offers, skips, cancellations, what the applicant is no longer asked for, pauses for papers, and where the job stands. One pass: nodes come after all they wait for. */
export function settle(job: Job, context: Context): { job: Job; events: JobEvent[] } {
  const events: JobEvent[] = []
  const happen = (event: JobEvent) => {
    events.push(event)
    job = apply(job, event, context.at)
  }
  if (!isRunning(job.row.state)) return { job, events }
  for (const node of context.plan.order) {
    if (job.tasks[node.id]!.state !== 'waiting') continue
    const fate = fateOf(node.id, context.plan, job.tasks)
    if (fate === 'skip') happen({ type: 'task-skipped', node: node.id })
    else if (fate === 'cancel') happen({ type: 'task-cancelled', node: node.id, why: 'prerequisite' })
    else if (fate === 'offer') offer(node)
  }
  dropPapers()
  for (const node of context.plan.order) pauseForPapers(node)
  moveJob()
  return { job, events }

  function offer(node: PlanNode) {
    const [holder] = holdersOf(node, job, context)
    if (holder) happen({ type: 'task-offered', node: node.id, epoch: job.tasks[node.id]!.epoch + 1, centre: holder.centre, tier: holder.tier })
    else if (!job.tasks[node.id]!.unroutable) happen({ type: 'task-unroutable', node: node.id })
  }

  /** The applicant is asked for nothing that no task still to be decided uses. */
  function dropPapers() {
    const { request } = job.row
    if (request === null) return
    const left = request.papers.filter((key) => context.plan.order.some((node) => !isClosed(job.tasks[node.id]!.state) && usedBy(node, [key]).length > 0))
    if (left.length === 0) happen({ type: 'request-closed' })
    else if (left.length < request.papers.length) happen({ type: 'papers-requested', request: { ...request, papers: left } })
  }

  /** A supplement pauses the tasks that use its papers, once an officer works on them, and no others; and only where a rule is cited. */
  function pauseForPapers(node: PlanNode) {
    const { state, pauses } = job.tasks[node.id]!
    const standing = pauses.find(({ reason, to }) => reason === 'supplement' && to === null)
    const lacks = job.row.request?.kind === 'supplement' && usedBy(node, job.row.request.papers).length > 0
    const today = dayInShanghai(new Date(context.at))
    if (isOpen(state) && standing && !lacks) happen({ type: 'task-resumed', node: node.id, pause: { ...standing, to: Math.max(today, standing.from) } })
    if ((state !== 'claimed' && state !== 'paused') || standing || !lacks || context.plan.rules.supplementBasis === null) return
    const no = pauses.filter(({ reason }) => reason === 'supplement').length + 1
    happen({ type: 'task-paused', node: node.id, pause: { id: `supplement-${no}`, reason: 'supplement', basis: context.plan.rules.supplementBasis, from: today, to: null } })
  }

  function moveJob() {
    const states = context.plan.order.map(({ id }) => job.tasks[id]!.state)
    const begun = states.some((state) => !['waiting', 'offered', 'skipped', 'cancelled'].includes(state))
    if (job.row.state === 'accepted' && begun) happen({ type: 'job-moved', move: 'begin' })
    const issuing = context.plan.order.some(({ id, kind }) => kind === 'issue' && !['waiting', 'cancelled', 'skipped'].includes(job.tasks[id]!.state))
    if (job.row.state === 'in-review' && issuing) happen({ type: 'job-moved', move: 'issue' })
    const blocked = Object.values(job.tasks).some((task) => task.objection === 'standing' && !isCleared(task))
    if (job.row.state !== 'accepted' && states.every(isClosed) && !blocked) happen({ type: 'job-moved', move: outcomeOf(context.plan, job.tasks) })
  }
}
