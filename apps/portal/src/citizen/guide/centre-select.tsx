import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { centreGroups } from './centre-groups.js'
import type { GuideCentre } from './guide-graph.js'
import { messages } from './messages.js'

/** Every centre of the city, each district with its streets. */
export function CentreSelect({ centres, value, choose }: { centres: readonly GuideCentre[]; value: string; choose(id: string): void }) {
  const [say, localized] = [useMessages(messages), useLocalized()]
  return (
    <div className="field">
      <label htmlFor="centre">{say('centre')}</label>
      <select id="centre" name="centre" value={centres.some(({ id }) => id === value) ? value : ''} onChange={({ target }) => choose(target.value)}>
        <option value="" disabled>{say('choose')}</option>
        {centreGroups(centres).map(({ key, district, centres: grouped }) => (
          <optgroup key={key} label={district ? localized(district.divisionNames ?? district.names) : say(key === 'city' ? 'city' : 'others')}>
            {grouped.map(({ id, names }) => <option key={id} value={id}>{localized(names)}</option>)}
          </optgroup>
        ))}
      </select>
    </div>
  )
}
