import { refuse } from '@tongban/kernel'
import type { CommandOf } from './commands.js'
import { cannot, within } from './check.js'
import type { Rule } from './rule.js'
import { union } from './papers.js'

/** Takes up what a centre received. It counts from when the centre received it, however long the message was under way. */
export const submit: Rule<CommandOf<'submit'>> = (job, command, context) => {
  const { blueprint, region, subjectKeys, subjectKeyVersion, centre, papers, occurredAt } = command
  if (job.row.state !== 'draft') return cannot(job, 'submit')
  const asked = new Set(union(context.plan))
  const unknown = papers.filter((key) => !asked.has(key))
  if (unknown.length > 0) return refuse('papers-not-asked', { papers: unknown, blueprint: blueprint.code, version: blueprint.version })
  return [
    { type: 'job-submitted', blueprint, region, receivedBy: centre, subjectKeys, subjectKeyVersion, occurredAt: within(occurredAt, '', context.at) },
    ...(papers.length > 0 ? [{ type: 'papers-received' as const, papers: [...new Set(papers)], centre }] : []),
  ]
}

