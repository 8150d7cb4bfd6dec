import { useMessages, defineMessages } from '../../../shared/i18n/messages.js'
import { Icon } from '../../../shared/states/icons.js'
import { StateOf } from '../../../shared/states/state-of.js'
import { ActButtons, type Begin } from '../acts/act-buttons.js'
import { messages } from './job-messages.js'
import type { NodeFacts } from './node-facts.js'
import { Provisional } from './provisional.js'

const heads = defineMessages(
  { node: '环节', state: '状态', who: '部门与中心', due: '到期', days: '用时', before: '前置', acts: '可办理' },
  { node: 'Node', state: 'State', who: 'Department and centre', due: 'Due', days: 'Days', before: 'Comes after', acts: 'You can' },
)

/** The chart's twin: the same facts, node by node, line by line. */
export function FlowTable({ facts, begin }: { facts: readonly NodeFacts[]; begin: Begin }) {
  const [say, head] = [useMessages(messages), useMessages(heads)]
  const acting = facts.some(({ acts }) => acts.length > 0)
  const columns = [head('node'), head('state'), head('who'), head('due'), head('days'), head('before'), ...(acting ? [head('acts')] : [])]
  return (
    <div className="stack-box"><table className="stacking flow-table" role="table" aria-label={say('table')}>
      <thead role="rowgroup"><tr role="row">{columns.map((column) => <th key={column} scope="col" role="columnheader">{column}</th>)}</tr></thead>
      <tbody role="rowgroup">
        {facts.map((node) => (
          <tr key={node.id} role="row" data-node={node.id} className={node.blocks ? 'blocks' : undefined}>
            <td role="cell" data-head={columns[0]}><b>{node.name}</b><span className="soft">{node.kind}</span>{node.blocks && <span className="node-flag"><Icon name="stopped" size={12} />{say('blocks')}</span>}</td>
            <td role="cell" data-head={columns[1]}><span className="tags"><StateOf of={node.state} /></span>{node.notes.length > 0 && <span className="soft">{node.notes.join(' · ')}</span>}</td>
            <td role="cell" data-head={columns[2]}>{node.department && <span className="line">{node.department}</span>}<span className="line">{node.centre}{node.tier && <span className="tier"> {node.tier}</span>}</span>{node.away && <span className="node-away"><Icon name="away" size={13} />{node.away}</span>}</td>
            <td role="cell" data-head={columns[3]}>{node.due}{node.provisional && <Provisional />}</td>
            <td role="cell" data-head={columns[4]}>{node.used && <span className="line">{node.used}</span>}{node.time && <b className={`time-${node.time.tone}`}>{node.time.words}</b>}</td>
            <td role="cell" data-head={columns[5]}>{node.before.length === 0 ? <span className="soft">{say('noBefore')}</span> : (
              <ul className="plain-list">{node.before.map(({ from, name, kind, condition }) => <li key={from}>{name}<span className="soft">{condition ? `${kind} · ${condition}` : kind}</span></li>)}</ul>
            )}</td>
            {acting && <td role="cell" data-head={columns[6]} className={node.acts.length === 0 ? 'nothing-to-do' : undefined}><span className="acts"><ActButtons acts={node.acts} node={node.id} of={node.name} begin={begin} small /></span></td>}
          </tr>
        ))}
      </tbody>
    </table></div>
  )
}
