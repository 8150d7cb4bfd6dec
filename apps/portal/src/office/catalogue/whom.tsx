import { useCentres } from '../../shared/centres/centre-names.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { StateTag } from '../../shared/states/state-tag.js'
import { publishMessages } from './form-messages.js'
import type { Content } from './queries.js'
import { tiers } from './words.js'

type Tier = Content['tiers'][number]

/** The centres that a version will hold for, tier by tier, with the tiers it comes to and those it leaves. */
export function Whom({ now, before }: { now: readonly Tier[]; before: readonly Tier[] | undefined }) {
  const [say, language, localized, centres] = [useMessages(publishMessages), useLanguage(), useLocalized(), useCentres()]
  const concerned = (Object.keys(tiers) as Tier[]).filter((tier) => now.includes(tier) || before?.includes(tier))
  return (
    <ul className="cat-whom">
      {concerned.map((tier) => {
        const there = centres.filter((centre) => centre.tier === tier)
        return (
          <li key={tier}>
            <b>{say('whomCount', { tier: tiers[tier][language], n: there.length })}</b>
            {before && !before.includes(tier) && <StateTag tone="done">{say('gains')}</StateTag>}
            {!now.includes(tier) && <StateTag tone="refused">{say('loses')}</StateTag>} <span>{there.map(({ names }) => localized(names)).join(language === 'zh' ? '、' : ', ')}</span>
          </li>
        )
      })}
    </ul>
  )
}
