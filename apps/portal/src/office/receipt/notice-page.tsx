import { useParams } from 'react-router'
import { Day, Instant } from '../../shared/dates/due.js'
import { useAsk } from '../../shared/graph/use-ask.js'
import { useLocalized, useMessages } from '../../shared/i18n/messages.js'
import { Asked, Settled } from '../../shared/states/asked.js'
import { Empty } from '../../shared/states/states.js'
import { maskName } from './mask-name.js'
import { messages } from './messages.js'
import { ReceiptCase, type ReceiptOfCase } from './receipt-graph.js'
import { Slip } from './slip.js'

/** What is missing, told once and on paper (art. 32). */
export function NoticePage() {
  const [say, { centreId = '', id = '' }] = [useMessages(messages), useParams()]
  const kase = useAsk(ReceiptCase, { centreId, id }, { stays: 600_000 })
  return (
    <Asked of={kase}>{(data) => (
      <Settled answer={data.case} retry={kase.refetch}>{(it) => {
        const told = it as ReceiptOfCase
        return told.notification ? <NoticeSlip kase={told} notification={told.notification} /> : <><h1>{say('noticeTitle')}</h1><Empty title={say('notNotified')} /></>
      }}</Settled>
    )}</Asked>
  )
}

function NoticeSlip({ kase, notification }: { kase: ReceiptOfCase; notification: NonNullable<ReceiptOfCase['notification']> }) {
  const [say, localized] = [useMessages(messages), useLocalized()]
  const { centreId, id, parties, materials } = kase
  const window = kase.steps[0]
  const applicants = parties.filter(({ role }) => role === 'APPLICANT').map(({ name, kind }) => maskName(name, kind)).join(' · ')
  const missing = notification.missing.map((code) => materials.find((material) => material.code === code) ?? { code, names: { zh: code, en: code }, copies: 1 })
  return (
    <Slip
      id={id} title={say('noticeTitle')} done={say('noticeDone')} centre={localized(kase.centreNames)} work={`/office/cases/${centreId}/${id}`}
      facts={[
        { name: say('item'), value: localized(kase.itemNames) || kase.itemCode, strong: true },
        { name: say('applicant'), value: applicants },
        ...(window?.window ? [{ name: say('window'), value: localized(window.windowNames) || window.window }] : []),
        { name: say('told'), value: <Instant at={notification.at} /> },
        { name: say('until'), value: <Day date={notification.completeBy} />, strong: true },
      ]}
    >
      <h2>{say('missing')}</h2>
      <ol>{missing.map(({ code, names, copies }) => <li key={code}>{localized(names)} {say('copies', { n: copies })}</li>)}</ol>
      <p className="slip-law">{say('noticeLaw')}</p>
    </Slip>
  )
}
