import { defineMessages, useMessages } from '../../../shared/i18n/messages.js'
import { Icon } from '../../../shared/states/icons.js'
import type { Edge } from '../job/job-query.js'
import { EdgeLine, EdgeMarks } from './edges.js'

const words = defineMessages({
  legend: '图例',
  HARD: '硬前置：前项不予许可，后项即取消',
  SOFT: '先后顺序：前项办结即可，不论结果',
  CONDITIONAL: '条件：前项为所注结果时才办',
  blocks: '卡在此环节：每拖一日，全件晚一日',
}, {
  legend: 'Legend',
  HARD: 'Hard: a refusal cancels what follows',
  SOFT: 'Order only: once the first is over, however it ended',
  CONDITIONAL: 'Conditional: only if it ended as written',
  blocks: 'Holds up the job: each day of it is a day of the whole',
})

const ORDER = ['HARD', 'SOFT', 'CONDITIONAL'] as const

/** What the lines and the flag mean: those that this chart has. */
export function Legend({ kinds }: { kinds: readonly Edge['kind'][] }) {
  const say = useMessages(words)
  return (
    <ul className="legend" aria-label={say('legend')}>
      {ORDER.filter((kind) => kinds.includes(kind)).map((kind) => (
        <li key={kind}>
          <svg width="46" height="14" viewBox="0 0 46 14" aria-hidden="true"><EdgeMarks id={`legend-${kind}`} /><EdgeLine kind={kind} d="M 2 7 L 44 7" marks={`legend-${kind}`} /></svg>
          {say(kind)}
        </li>
      ))}
      <li><span className="node-flag legend-flag"><Icon name="stopped" size={12} /></span>{say('blocks')}</li>
    </ul>
  )
}
