import { useState } from 'react'
import { useMessages } from '../../../shared/i18n/messages.js'
import type { Begin } from '../acts/act-buttons.js'
import { FlowChart } from '../chart/flow-chart.js'
import { Choice } from '../choice.js'
import { FlowTable } from './flow-table.js'
import { messages } from './job-messages.js'
import type { Job } from './job-query.js'
import { useNodeFacts } from './node-facts.js'

/** The flow as a chart or as a table of the same facts; a narrow screen begins with the table, which needs no scrolling sideways. */
export function FlowCard({ job, begin }: { job: Job; begin: Begin }) {
  const [say, facts] = [useMessages(messages), useNodeFacts(job)]
  const [view, setView] = useState<'chart' | 'table'>(() => (globalThis.matchMedia?.('(max-width: 700px)').matches ? 'table' : 'chart'))
  return (
    <section className="card" aria-labelledby="flow">
      <header>
        <h2 id="flow">{view === 'chart' ? say('chart') : say('table')}</h2>
        <Choice label={say('view')} value={view} onChange={setView} options={[{ value: 'chart', label: say('asChart') }, { value: 'table', label: say('asTable') }]} />
      </header>
      {view === 'chart' ? <FlowChart job={job} facts={facts} begin={begin} /> : <FlowTable facts={facts} begin={begin} />}
    </section>
  )
}
