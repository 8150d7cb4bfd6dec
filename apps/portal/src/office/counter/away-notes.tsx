import { useAsk } from '../../shared/graph/use-ask.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Icon } from '../../shared/states/icons.js'
import { CounterCity, CounterCoordination } from './counter-graph.js'
import { messages } from './messages.js'

const silent = new Set(['away', 'failed'])

/** Who is away while this centre works on, and what that means at the window. */
export function AwayNotes({ forJob }: { forJob: boolean }) {
  const say = useMessages(messages)
  const city = useAsk(CounterCity, {}, { every: 20_000 })
  const coordination = useAsk(CounterCoordination, {}, { enabled: forJob, every: 20_000 })
  const notes = [
    ...(city.error && silent.has(city.error.kind) ? [say('cityAway')] : []),
    ...(forJob && coordination.error && silent.has(coordination.error.kind) ? [say('coordinationAway')] : []),
  ]
  return notes.length === 0 ? null : <ul className="partly" role="status">{notes.map((note) => <li key={note}><Icon name="away" />{note}</li>)}</ul>
}
