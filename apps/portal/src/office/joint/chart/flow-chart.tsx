import { useMessages } from '../../../shared/i18n/messages.js'
import type { Begin } from '../acts/act-buttons.js'
import { messages } from '../job/job-messages.js'
import type { Job } from '../job/job-query.js'
import type { NodeFacts } from '../job/node-facts.js'
import { Edges, EdgeWords } from './edges.js'
import { MARGIN, placed, rem, STRETCH } from './geometry.js'
import { Legend } from './legend.js'
import { NodeCard } from './node-card.js'
import './chart.css'

/** The flow where the server placed it: cards over lines. Wider than the screen, it scrolls within its card, by keyboard too. */
export function FlowChart({ job, facts, begin }: { job: Job; facts: readonly NodeFacts[]; begin: Begin }) {
  const say = useMessages(messages)
  const [width, height] = [job.width * STRETCH.x, job.height * STRETCH.y + MARGIN.top + MARGIN.bottom]
  return (
    <>
      <div className="chart-scroll" role="region" aria-label={say('chart')} tabIndex={0}>
        <div className="chart" style={{ width: rem(width), height: rem(height) }}>
          <Edges job={job} width={width} height={height} />
          <EdgeWords job={job} />
          <ol className="chart-nodes">
            {job.nodes.map((node, i) => {
              const at = placed(node)
              return <li key={node.id} style={{ left: rem(at.x), top: rem(at.y), width: rem(node.width * STRETCH.x), minHeight: rem(node.height * STRETCH.y) }}><NodeCard facts={facts[i]!} begin={begin} /></li>
            })}
          </ol>
        </div>
      </div>
      <Legend kinds={[...new Set(job.edges.map(({ kind }) => kind))]} />
    </>
  )
}
