import { dayInShanghai, formatDay, refuse } from '@tongban/kernel'
import { checkJob } from './check.js'
import type { CommandOf } from './commands.js'
import { missingPapers } from './papers.js'
import type { Rule } from './rule.js'

/** Asks the applicant, once, for everything missing over all nodes, or to put right what the note says. No clock runs before acceptance. */
export const requestCorrection: Rule<CommandOf<'requestCorrection'>> = (job, { completeBy, note }, { plan, at }) => {
  const state = checkJob(job, 'requestCorrection')
  if (state) return state
  const papers = missingPapers(plan, job)
  if (papers.length === 0 && !note?.trim()) return refuse('nothing-missing', { act: 'requestCorrection' })
  const today = dayInShanghai(new Date(at))
  if (completeBy <= today || completeBy > today + 366) return refuse('complete-by-not-usable', { given: formatDay(completeBy), earliest: formatDay(today + 1), latest: formatDay(today + 366) })
  return [{ type: 'papers-requested', request: { kind: 'correction', papers, since: at, note, completeBy } }, { type: 'job-moved', move: 'requestCorrection' }]
}

/** Ends a job whose correction did not come in time. */
export const lapse: Rule<CommandOf<'lapse'>> = (job, _, { at }) => {
  const state = checkJob(job, 'lapse')
  if (state) return state
  const until = job.row.request?.completeBy ?? null
  if (until === null || dayInShanghai(new Date(at)) <= until) return refuse('papers-not-overdue', { until: until === null ? null : formatDay(until) })
  return [{ type: 'job-moved', move: 'lapse' }]
}
