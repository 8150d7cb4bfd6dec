import { Link, useLocation, useParams } from 'react-router'
import { useMessages } from '../../../shared/i18n/messages.js'
import { useAsk } from '../../../shared/graph/use-ask.js'
import { Asked, Settled } from '../../../shared/states/asked.js'
import { ActsCard } from '../acts/acts-card.js'
import { ClocksCard } from '../clocks/clocks-card.js'
import type { CameFrom } from '../inbox/use-view.js'
import { CaseHead } from './case-head.js'
import { MaterialsCard } from './materials-card.js'
import { messages } from './messages.js'
import { OpenCase, type Kase } from './questions.js'
import { TaskCard } from './task-card.js'
import { Timeline } from './timeline.js'
import '../cases.css'

const HALF_A_MINUTE = 30_000

/** One case: where it stands, what its officer can do, its clock, materials and history. */
export function CasePage() {
  const say = useMessages(messages)
  const { centreId = '', id = '' } = useParams()
  const from = (useLocation().state as CameFrom | null)?.from
  const back = { to: `/office/cases${from?.search ?? ''}`, state: from ? { cursors: from.cursors } : null }
  const kase = useAsk(OpenCase, { centreId, id }, { every: HALF_A_MINUTE })
  return (
    <>
      <p className="way-back"><Link className="link-alone" to={back.to} state={back.state}>← {say('back')}</Link></p>
      <Asked of={kase}>{(data) => <Settled answer={data.case} retry={kase.refetch}>{(found) => <CaseFile key={`${found.centreId} ${found.id}`} kase={found as Kase} back={back} />}</Settled>}</Asked>
      {!kase.data?.case || kase.data.case.__typename !== 'Case' ? <h1 className="unseen">{say('title')}</h1> : null}
    </>
  )
}

function CaseFile({ kase, back }: { kase: Kase; back: { to: string; state: unknown } }) {
  return (
    <div className="case-file">
      <CaseHead kase={kase} />
      <ActsCard kase={kase} back={back} />
      <div className="case-columns">
        <div>
          <ClocksCard kase={kase} />
          {kase.task && <TaskCard kase={kase} task={kase.task} />}
          {(kase.materials.length > 0 || !kase.task) && <MaterialsCard kase={kase} />}
        </div>
        <Timeline steps={kase.steps} />
      </div>
    </div>
  )
}
