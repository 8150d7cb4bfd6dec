import { Day, Instant } from '../../shared/dates/due.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { StateTag, type Tone } from '../../shared/states/state-tag.js'
import { Table, type Column } from '../catalogue/table.js'
import { tiers } from '../catalogue/words.js'
import { daysBetween, howLongAgo } from './how-long-ago.js'
import { messages } from './messages.js'
import type { CentreAdoption } from './queries.js'

export const tones = { CURRENT: 'done', BEHIND: 'warning', DIFFERS: 'refused', SILENT: 'waiting' } as const satisfies Record<CentreAdoption['state'], Tone>

export function CentresTable({ centres, inForceFrom, today }: { centres: readonly CentreAdoption[]; inForceFrom: string; today: string | undefined }) {
  const [say, language, localized] = [useMessages(messages), useLanguage(), useLocalized()]
  const late = today === undefined ? undefined : daysBetween(inForceFrom, today)
  const columns: Column<CentreAdoption>[] = [
    { head: say('centre'), name: say('centre'), cell: ({ names }) => <b className="cat-name">{localized(names)}</b> },
    { head: say('tier'), name: say('tier'), cell: ({ tier }) => tiers[tier][language] },
    {
      head: say('state'), name: say('state'),
      cell: ({ state }) => (
        <>
          <StateTag tone={tones[state]}>{say(state)}</StateTag>
          {(state === 'BEHIND' || state === 'SILENT') && late !== undefined && late > 0 && <span className="cat-soft">{say('silentSince', { n: late })}</span>}
          {state === 'DIFFERS' && <span className="cat-soft">{say('differsWhy')}</span>}
        </>
      ),
    },
    { head: say('runs'), name: say('runs'), cell: ({ version, effectiveFrom }) => (version === null ? say('none') : <>{say('nth', { n: version })}{effectiveFrom && <span className="cat-soft"><Day date={effectiveFrom} /></span>}</>) },
    { head: say('since'), name: say('since'), cell: ({ adoptedAt }) => (adoptedAt === null ? say('none') : <Instant at={adoptedAt} />) },
    { head: say('heard'), name: say('heard'), cell: ({ heardSecondsAgo }) => <Heard secondsAgo={heardSecondsAgo} /> },
  ]
  return <Table label={say('title')} columns={columns} rows={centres} keyOf={({ centreId }) => centreId} />
}

function Heard({ secondsAgo }: { secondsAgo: number | null }) {
  const say = useMessages(messages)
  if (secondsAgo === null) return <>{say('never')}</>
  const ago = howLongAgo(secondsAgo)
  return <>{ago.key === 'fresh' ? say('fresh') : say(ago.key, { n: ago.n })}</>
}
