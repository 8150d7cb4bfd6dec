import { isRefusal, refuse } from '@tongban/kernel'
import { cannot, findHolding, taskState } from './check.js'
import type { CommandOf } from './commands.js'
import { isRunning } from './job-transitions.js'
import { notHeld, papersOf, union } from './papers.js'
import type { JobEvent } from './events.js'
import type { Rule } from './rule.js'
import { isOpen } from './task-transitions.js'

/**
 * A department finds papers of its node missing, or finds held ones unusable and says why. All that is asked for at one time is one notice to the applicant:
 * what stands in the open one is not asked again, and what any department holds is not asked at all.
 */
export const requestPapers: Rule<CommandOf<'requestPapers'>> = (job, command, context) => {
  const found = findHolding(job, command)
  if (isRefusal(found)) return found
  if (found.held.epoch !== found.task.epoch || !isOpen(found.task.state)) return taskState(job, found.task, 'requestPapers')
  const own = new Set(papersOf(context.plan.nodes.get(command.node)!))
  const foreign = command.papers.filter((key) => !own.has(key))
  if (foreign.length > 0) return refuse('papers-not-of-node', { node: command.node, papers: foreign })
  const unusable = command.unusable?.trim() ?? ''
  const struck = unusable === '' ? [] : command.papers.filter((key) => job.row.papers.some((held) => held.key === key))
  const missing = unusable === '' ? notHeld(command.papers, job) : [...new Set(command.papers)]
  if (missing.length === 0) return refuse('papers-held', { node: command.node, papers: [...command.papers] })
  const open = job.row.request
  const papers = [...new Set([...(open?.papers ?? []), ...missing])]
  if (open && papers.length === open.papers.length) return []
  return [
    ...(struck.length > 0 ? [{ type: 'papers-struck' as const, papers: struck, node: command.node, reason: unusable }] : []),
    { type: 'papers-requested', request: { kind: 'supplement', papers, since: open?.since ?? context.at, note: null, completeBy: null } },
  ]
}

/** Papers came in, at whichever centre: they are the job's, and what was asked for shrinks by them. */
export const receivePapers: Rule<CommandOf<'receivePapers'>> = (job, { centre, papers }, context) => {
  const { state, receivedBy, request } = job.row
  if (state !== 'correction' && state !== 'submitted' && !isRunning(state)) return cannot(job, 'receivePapers')
  const concerned = centre === receivedBy || Object.values(job.tasks).some(({ holdings }) => holdings.some((held) => held.centre === centre))
  if (!concerned) return refuse('wrong-centre', { job: job.row.id, node: null, centre, epoch: null })
  const asked = new Set(union(context.plan))
  const unknown = papers.filter((key) => !asked.has(key))
  if (unknown.length > 0) return refuse('papers-not-asked', { papers: unknown, blueprint: context.plan.code, version: context.plan.version })
  const fresh = notHeld(papers, job)
  const left = request?.papers.filter((key) => !fresh.includes(key)) ?? []
  // A correction that asked for no paper is answered by the applicant's coming back.
  const answered = request !== null && left.length === 0
  const events: JobEvent[] = fresh.length > 0 ? [{ type: 'papers-received', papers: fresh, centre }] : []
  if (answered) events.push({ type: 'request-closed' })
  else if (request && left.length < request.papers.length) events.push({ type: 'papers-requested', request: { ...request, papers: left } })
  if (answered && state === 'correction') events.push({ type: 'job-moved', move: 'correct' })
  return events
}
