import { shortDay, dayAt } from '../../../shared/dates/dates.js'
import { useLanguage } from '../../../shared/i18n/language.js'
import { defineMessages, useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { StateTag } from '../../../shared/states/state-tag.js'
import type { Job } from '../job/job-query.js'
import { askedBy } from './columns.js'
import './matrix.css'

const words = defineMessages({
  title: '材料矩阵', merged: '各部门共要求 {asked} 份，合并后申请人只交 {distinct} 份', missing: '尚缺 {n} 份', complete: '已齐全', document: '材料', whom: '（{subject}）',
  submit: '申请人提交', from: '来源', nMerged: '{n}份合1', total: '合计', held: '{centre}，{day}', lacks: '未收到', licence: '可用电子证照', none: '此方案不需要材料',
  ORIGINAL: '原件', COPY: '复印件', VERIFIED_COPY: '核验复印件', ORIGINAL_AND_COPY: '原件及复印件', ELECTRONIC: '电子件',
}, {
  title: 'Document matrix', merged: '{asked} documents asked for by all departments together; the applicant hands in {distinct}', missing: '{n} missing', complete: 'complete', document: 'Document', whom: ' ({subject})',
  submit: 'Handed in', from: 'Lies with', nMerged: '{n} in one', total: 'Total', held: '{centre}, {day}', lacks: 'not received', licence: 'e-licence may stand in', none: 'This blueprint needs no documents',
  ORIGINAL: 'original', COPY: 'copy', VERIFIED_COPY: 'verified copy', ORIGINAL_AND_COPY: 'original and copy', ELECTRONIC: 'electronic',
})

/** Documents by department: who asks for which in what form, what is handed in for all of them, and where it lies. */
export function DocumentMatrix({ job }: { job: Job }) {
  const [say, language, localized] = [useMessages(words), useLanguage(), useLocalized()]
  const { asked, distinct, missing, documents } = job.documents
  const columns = askedBy(job)
  const centreName = (id: string) => localized(job.centres.find((centre) => centre.id === id)?.names) || id
  if (distinct === 0) return null
  return (
    <section className="card" aria-labelledby="matrix">
      <header><h2 id="matrix">{say('title')} <span className="matrix-sum">{asked} → {distinct}</span></h2><StateTag tone={missing > 0 ? 'warning' : 'done'}>{missing > 0 ? say('missing', { n: missing }) : say('complete')}</StateTag></header>
      <p className="matrix-lead">{say('merged', { asked, distinct })}</p>
      <div className="wide-scroll" role="region" aria-labelledby="matrix" tabIndex={0}>
        <table className="matrix">
          <thead><tr>
            <th scope="col">{say('document')}</th>
            {columns.map((node) => <th key={node.id} scope="col">{localized(node.departmentNames) || localized(node.names)}<span className="soft">{localized(node.names)}</span></th>)}
            <th scope="col" className="sum">{say('submit')}</th><th scope="col">{say('from')}</th>
          </tr></thead>
          <tbody>
            {documents.map((document) => (
              <tr key={`${document.code}/${document.subject}/${document.variant ?? ''}`}>
                <th scope="row">{localized(document.names)}{document.eLicence && <span className="soft">{say('licence')}</span>}</th>
                {columns.map((node) => {
                  const use = document.uses.find((one) => one.node === node.id)
                  return <td key={node.id} className={use ? 'asks' : 'blank'}>{use ? say(use.form) : <span aria-hidden="true">·</span>}</td>
                })}
                <td className="sum"><span className="handed-in"><b>{say(document.form)}</b>{document.uses.length > 1 && <span className="merged">{say('nMerged', { n: document.uses.length })}</span>}</span></td>
                <td>{document.heldBy ? say('held', { centre: centreName(document.heldBy), day: document.heldSince ? shortDay(dayAt(document.heldSince), language) : '' }) : <StateTag tone="warning">{say('lacks')}</StateTag>}</td>
              </tr>
            ))}
          </tbody>
          <tfoot><tr>
            <th scope="row">{say('total')}</th>
            {columns.map(({ id, count }) => <td key={id}>{count}</td>)}
            <td className="sum"><b>{asked} → {distinct}</b></td><td />
          </tr></tfoot>
        </table>
      </div>
    </section>
  )
}
