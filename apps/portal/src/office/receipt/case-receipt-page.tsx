import { useParams } from 'react-router'
import { daysOf } from '../../shared/dates/dates.js'
import { Day, Instant } from '../../shared/dates/due.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { Asked, Settled } from '../../shared/states/asked.js'
import { Empty } from '../../shared/states/states.js'
import { maskName } from './mask-name.js'
import { messages } from './messages.js'
import { ReceiptCase, type ReceiptOfCase } from './receipt-graph.js'
import { Slip } from './slip.js'

/** What an applicant takes home of an accepted case. */
export function CaseReceiptPage() {
  const [say, { centreId = '', id = '' }] = [useMessages(messages), useParams()]
  const kase = useAsk(ReceiptCase, { centreId, id }, { stays: 600_000 })
  return (
    <Asked of={kase}>{(data) => (
      <Settled answer={data.case} retry={kase.refetch}>{(it) => {
        const accepted = it as ReceiptOfCase
        return accepted.number ? <CaseSlip kase={accepted} /> : <><h1>{say('caseTitle')}</h1><Empty title={say('notAccepted')} /></>
      }}</Settled>
    )}</Asked>
  )
}

function CaseSlip({ kase }: { kase: ReceiptOfCase }) {
  const [say, localized, language] = [useMessages(messages), useLocalized(), useLanguage()]
  const { centreId, id, number, parties, promised, materials } = kase
  const window = kase.steps.find(({ state }) => state === 'ACCEPTED') ?? kase.steps[0]
  const names = (role: string) => parties.filter((party) => party.role === role).map(({ name, kind }) => maskName(name, kind)).join(' · ')
  const agent = names('AGENT')
  const brought = materials.filter((material) => material.brought > 0)
  return (
    <Slip
      id={id} title={say('caseTitle')} done={say('caseDone')} centre={localized(kase.centreNames)} number={number} work={`/office/cases/${centreId}/${id}`}
      facts={[
        { name: say('item'), value: localized(kase.itemNames) || kase.itemCode, strong: true },
        { name: say('applicant'), value: names('APPLICANT') },
        ...(agent ? [{ name: say('agent'), value: agent }] : []),
        ...(window?.window ? [{ name: say('window'), value: localized(window.windowNames) || window.window }] : []),
        { name: say('receivedAt'), value: <Instant at={kase.receivedAt} /> },
        ...(promised ? [
          { name: say('limit'), value: daysOf(promised.limit, promised.unit === 'wd' ? 'WORKING_DAYS' : 'CALENDAR_DAYS', language) },
          ...(promised.due ? [{ name: say('due'), value: <Day date={promised.due} provisional={promised.provisional} />, strong: true }] : []),
        ] : []),
        ...(kase.departmentNames ? [{ name: say('department'), value: localized(kase.departmentNames) }] : []),
      ]}
    >
      {brought.length > 0 && <><h2>{say('taken')}</h2><ul>{brought.map((material) => <li key={material.code}>{localized(material.names)} {say('copies', { n: material.brought })}</li>)}</ul></>}
      <ToBring agent={agent !== ''} />
    </Slip>
  )
}

export function ToBring({ agent }: { agent: boolean }) {
  const say = useMessages(messages)
  return <><h2>{say('bring')}</h2><ul><li>{say('bringReceipt')}</li><li>{say('bringIdentity')}</li>{agent && <li>{say('bringAgent')}</li>}</ul></>
}
