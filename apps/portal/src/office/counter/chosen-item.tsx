import { daysOf } from '../../shared/dates/dates.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { Day } from '../../shared/dates/due.js'
import type { Item, Job } from './counter-graph.js'
import { messages } from './messages.js'

/** What was picked, in the centre's own version. */
export function ChosenItem({ item }: { item: Item }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  return (
    <>
      <p className="chosen-name"><b>{localized(item.names)}</b> <span>{item.code}</span></p>
      <dl className="chosen-facts">
        <div><dt>{say('limit')}</dt><dd>{item.kind === 'INSTANT' ? say('instant') : daysOf(item.promisedLimit.days, item.promisedLimit.unit, language)}</dd></div>
        <div><dt>{say('duty')}</dt><dd>{localized(item.departmentNames)}</dd></div>
        {item.results.length > 0 && <div><dt>{say('results2')}</dt><dd>{item.results.map(({ names }) => localized(names)).join(' · ')}</dd></div>}
        <div><dt>{say('basis')}</dt><dd>{item.basis}</dd></div>
      </dl>
    </>
  )
}

/** A joint job: who decides in it, how long it takes at most, and where the matter lies. */
export function ChosenJob({ job, region, setRegion, fault }: { job: Job; region: string | null; setRegion(code: string): void; fault: string | undefined }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  return (
    <>
      <p className="chosen-name"><b>{localized(job.names)}</b> <span>{job.code}</span></p>
      <dl className="chosen-facts">
        <div><dt>{say('limit')}</dt><dd>{say('wholeLimit', { n: job.nodes.length, days: daysOf(job.workingDays, 'WORKING_DAYS', language) })}</dd></div>
        {job.due && <div><dt>{say('due')}</dt><dd><Day date={job.due} provisional={job.provisional} /> {say('ifToday')}</dd></div>}
        <div><dt>{say('duty')}</dt><dd>{[...new Set(job.nodes.map(({ departmentNames }) => localized(departmentNames)).filter((name) => name))].join(' · ')}</dd></div>
        <div><dt>{say('basis')}</dt><dd>{job.basis}</dd></div>
      </dl>
      {job.regions.length > 1 && (
        <div className="field">
          <label htmlFor="region">{say('region')}</label>
          <select id="region" value={region ?? job.regions[0]!.code} onChange={(event) => setRegion(event.target.value)} aria-describedby="region-more">
            {job.regions.map(({ code, names }) => <option key={code} value={code}>{localized(names)}</option>)}
          </select>
          <p id="region-more" className={fault ? 'fault' : 'unseen'}>{fault}</p>
        </div>
      )}
    </>
  )
}
