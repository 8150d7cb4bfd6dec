import { useAsk } from '../../shared/graph/use-ask.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Link } from '../shell/link.js'
import { GuideJobs } from './guide-graph.js'
import { messages } from './messages.js'

/** Joint jobs that fit the words; nothing where there are none. That the centre is away is said by the list below. */
export function FoundJobs({ centreId, words }: { centreId: string; words: string }) {
  const [say, localized] = [useMessages(messages), useLocalized()]
  const found = useAsk(GuideJobs, { centreId, search: words }, { keep: true, stays: 60_000 }).data?.jobBlueprints
  const jobs = found?.__typename === 'JobBlueprintConnection' ? found.edges : []
  if (jobs.length === 0) return null
  return (
    <section>
      <h2>{say('jobs')}</h2>
      <p>{say('jobsWhy')}</p>
      <ul className="choices found">
        {jobs.map(({ node: { code, names, workingDays, nodes, papers } }) => (
          <li key={code}>
            <Link href={`/guide/${centreId}/joint/${encodeURIComponent(code)}`}>{localized(names)}</Link>
            <p>{say('jobAbout', { departments: new Set(nodes.flatMap(({ department }) => department ?? [])).size, papers: papers.distinct, days: workingDays })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
