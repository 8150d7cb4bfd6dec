import { Link } from 'react-router'
import { officeDay, dayAt } from '../../shared/dates/dates.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { StateTag } from '../../shared/states/state-tag.js'
import { Fault } from './fault.js'
import { messages } from './messages.js'
import type { Found } from './use-lookup.js'

/** What this centre knows of whoever stands at the window. */
export function FoundParty({ found, centreId, itemCode }: { found: Found; centreId: string; itemCode: string | null }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  if (found.is === 'looking') return <p className="hint">{say('looking')}</p>
  if (found.is === 'new') return <p className="found-line"><StateTag tone="waiting">{say('notKnown')}</StateTag></p>
  if (found.is === 'refused') return <Fault>{found.refused[language]}</Fault>
  if (found.is === 'away') return <Fault warning>{say('lookAway')}</Fault>
  if (found.is !== 'known') return null
  const { nameMasked, identityMasked, lastReceivedAt, openCount, openCases } = found.party
  const same = itemCode !== null && openCases.some((kase) => kase.itemCode === itemCode)
  return (
    <>
      <p className="found-line">
        <StateTag tone="done">{say('known')}</StateTag>{' '}
        {say('knownAs', { name: nameMasked, identity: identityMasked, at: officeDay(dayAt(lastReceivedAt), language) })}{language === 'zh' ? '，' : ', '}
        {openCount === 0 ? say('knownNoOpen') : say('knownOpen', { n: openCount })}
      </p>
      {openCases.length > 0 && (
        <ul className="found-cases">
          {openCases.slice(0, 3).map((kase) => <li key={kase.id}><Link to={`/office/cases/${centreId}/${kase.id}`}>{localized(kase.itemNames) || kase.itemCode} · {kase.number ?? say('numberless')}</Link></li>)}
        </ul>
      )}
      {same && <Fault warning>{say('sameOpen')}</Fault>}
    </>
  )
}
