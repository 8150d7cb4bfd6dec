import { useAsk } from '../../shared/graph/use-ask.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { CounterDesk } from './counter-graph.js'
import { messages } from './messages.js'
import { useLast } from './use-last.js'

/** Which of one's centres takes it in; nothing to choose for who has one. */
export function CentreChoice({ centres, value, change, nameOf, fixed }: { centres: string[]; value: string; change(id: string): void; nameOf(id: string): string; fixed: boolean }) {
  const say = useMessages(messages)
  if (centres.length < 2) return null
  return (
    <div className="choice">
      <label htmlFor="centre">{say('centre')}</label>
      <select id="centre" value={value} disabled={fixed} onChange={(event) => change(event.target.value)}>{centres.map((id) => <option key={id} value={id}>{nameOf(id)}</option>)}</select>
    </div>
  )
}

/** The window at which it happens: one's own unless another is named. */
export function WindowChoice({ centreId, value, change, fault }: { centreId: string; value: string | null; change(id: string | null): void; fault: string | undefined }) {
  const [say, localized] = [useMessages(messages), useLocalized()]
  const { data } = useAsk(CounterDesk, { centreId }, { stays: 300_000 })
  const desk = useLast(centreId, data?.desk.__typename === 'Desk' ? data.desk : null)
  if (!desk || desk.windows.length === 0) return null
  const own = desk.posts.find(({ stages, window }) => window && stages.includes('ACCEPTANCE'))?.window?.id
  return (
    <div className="choice">
      <label htmlFor="window">{say('window')}</label>
      <select id="window" value={value ?? own ?? ''} aria-invalid={fault !== undefined} aria-describedby="window-more" onChange={(event) => change(event.target.value === own ? null : event.target.value)}>
        {!own && <option value="">{say('windowNone')}</option>}
        {desk.windows.map(({ id, names }) => <option key={id} value={id}>{localized(names)}</option>)}
      </select>
      <span id="window-more" className="fault">{fault}</span>
    </div>
  )
}
