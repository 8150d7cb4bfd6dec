import { StateOf } from '../../../shared/states/state-of.js'
import { Icon } from '../../../shared/states/icons.js'
import { useMessages } from '../../../shared/i18n/messages.js'
import { ActButtons, type Begin } from '../acts/act-buttons.js'
import { messages } from '../job/job-messages.js'
import { Provisional } from '../job/provisional.js'
import type { NodeFacts } from '../job/node-facts.js'

/** A node with all its facts: state, department and tier, centre, due day, days used; flagged where the job waits for it. */
export function NodeCard({ facts, begin }: { facts: NodeFacts; begin: Begin }) {
  const say = useMessages(messages)
  const edge = facts.away ? 'away' : facts.time?.tone === 'red' || facts.time?.tone === 'warning' ? facts.time.tone : facts.state.tone
  return (
    <article className={`node node-${edge}${facts.blocks ? ' node-blocks' : ''}`} aria-labelledby={`node-${facts.id}`} data-node={facts.id}>
      {facts.blocks && <p className="node-flag"><Icon name="stopped" size={12} />{say('blocks')}</p>}
      <p className="node-top"><StateOf of={facts.state} /><span className="node-tier">{facts.tier}</span></p>
      <h3 id={`node-${facts.id}`}>{facts.name}</h3>
      <p className="node-where"><span>{facts.department ? say('deptKind', { department: facts.department, kind: facts.kind }) : facts.kind}</span><span>{facts.centre}</span></p>
      {facts.away && <p className="node-away"><Icon name="away" size={13} />{facts.away}</p>}
      {facts.notes.length > 0 && <p className="node-notes">{facts.notes.join(' · ')}</p>}
      <p className="node-days"><span>{facts.dated ? <>{say('due')} <b>{facts.due}</b></> : facts.due}{facts.provisional && <Provisional />}</span><span>{facts.used}</span></p>
      <NodeTime facts={facts} />
      <p className="unseen">{facts.before.length === 0 ? say('noBefore') : `${say('before')}: ${facts.before.map(({ name, kind, condition }) => `${name} (${condition ? `${kind}, ${condition}` : kind})`).join('; ')}`}</p>
      {facts.acts.length > 0 && <div className="node-acts"><ActButtons acts={facts.acts} node={facts.id} of={facts.name} begin={begin} small /></div>}
    </article>
  )
}

function NodeTime({ facts: { time, share, used } }: { facts: NodeFacts }) {
  if (!time && used === null) return null
  return (
    <p className="node-time">
      {used !== null && <span className="node-bar" aria-hidden="true"><i className={`bar-${time?.tone ?? 'going'}`} style={{ width: `${share * 100}%` }} /></span>}
      {time && <b className={`time-${time.tone}`}>{time.words}</b>}
    </p>
  )
}
