import { lazy, Suspense, useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAsk } from '../../../shared/graph/use-ask.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { Asked, Settled } from '../../../shared/states/asked.js'
import { jobStates } from '../../../shared/states/graph-states.js'
import { Icon } from '../../../shared/states/icons.js'
import { StateOf } from '../../../shared/states/state-of.js'
import { actMessages } from '../acts/act-messages.js'
import { nodeName } from '../acts/consequence.js'
import type { ActTarget } from '../acts/use-job-act.js'
import { AttentionTags } from '../attention.js'
import { JobClock } from '../clock/job-clock.js'
import { DocumentMatrix } from '../matrix/document-matrix.js'
import { FlowCard } from './flow-card.js'
import { HistoryCard } from './history-card.js'
import { messages } from './job-messages.js'
import { OneJob, type Job } from './job-query.js'
import { LateCard } from './late-card.js'
import { NextCard } from './next-card.js'
import { Origin, Summary } from './summary.js'
import '../joint.css'

// Forms are the largest part of the screen, and most who look at a job fill in none.
const ActDialog = lazy(async () => ({ default: (await import('../acts/act-dialog.js')).ActDialog }))

/** A joint job as a graph. Everything about it is on the page; nothing has to be opened to be seen. */
export function JobPage() {
  const { id = '' } = useParams()
  const say = useMessages(messages)
  const job = useAsk(OneJob, { id }, { every: 10_000 })
  const shown = job.data?.jointJob?.__typename === 'JointJob'
  return (
    <>
      <p className="back"><Link className="link-alone" to="/office/joint">← {say('list')}</Link></p>
      {!shown && <h1>{say('one')}</h1>}
      <Asked of={job}>
        {({ jointJob }) => jointJob && <Settled answer={jointJob} retry={job.refetch}>{(found) => <OpenJob job={found} />}</Settled>}
      </Asked>
    </>
  )
}

function OpenJob({ job }: { job: Job }) {
  const [act, localized] = [useMessages(actMessages), useLocalized()]
  const [target, begin] = useState<ActTarget>()
  const [done, setDone] = useState<ActTarget>()
  const told = useRef<HTMLParagraphElement>(null)
  const finish = (of: ActTarget) => {
    begin(undefined)
    setDone(of)
    requestAnimationFrame(() => told.current?.focus())
  }
  return (
    <>
      <div className="job-head">
        <h1>{localized(job.blueprintNames)}</h1>
        <span className="tags"><StateOf of={jobStates[job.state]} /><AttentionTags of={job.attention} /></span>
      </div>
      {done && <p className="told" role="status" tabIndex={-1} ref={told}><Icon name="done" size={18} />{act('done', { act: act(`${done.act}Of`, { of: localized(nodeName(job, done.node ?? job.late.find(({ commandId }) => commandId === done.late)?.node)) }) })}</p>}
      <Summary job={job} />
      <NextCard job={job} begin={begin} />
      <FlowCard job={job} begin={begin} />
      <LateCard job={job} begin={begin} />
      <DocumentMatrix job={job} />
      <JobClock job={job} />
      <HistoryCard job={job} />
      <Origin job={job} />
      {target && <Suspense><ActDialog key={`${target.act} ${target.node} ${target.late}`} job={job} target={target} close={() => begin(undefined)} done={() => finish(target)} /></Suspense>}
    </>
  )
}
