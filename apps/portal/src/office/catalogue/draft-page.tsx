import { Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { officeInstant } from '../../shared/dates/dates.js'
import { useDraft } from '../../shared/forms/use-draft.js'
import { useAct } from '../../shared/graph/use-ask.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Asked } from '../../shared/states/asked.js'
import { Sentence } from '../../shared/states/sentence.js'
import { Empty, Failed } from '../../shared/states/states.js'
import { usePerson } from '../shell/person.js'
import { formMessages } from './form-messages.js'
import { contentOf, valuesOf, type FormValues } from './form-values.js'
import { ItemForm, type Next } from './item-form.js'
import { ItemHead, NoItem } from './item-head.js'
import { DiscardDraft, EditDraft, type Draft } from './queries.js'
import { Restored } from './restored.js'
import { useFormRefusal } from './use-form-refusal.js'
import { knownOf, useItem, useKeepDraft } from './use-item.js'
import { useRedraft } from './use-redraft.js'

/** The open draft of an item. */
export function DraftPage() {
  const { code, asked } = useItem()
  return (
    <Asked of={asked}>
      {(data) => {
        const { draft, versions } = knownOf(code, data)
        if (draft) return <Writing key={`${draft.code}:${draft.version}`} draft={draft} />
        return versions[0] ? <><ItemHead code={code} content={versions[0]} /><NoDraft code={code} /></> : <NoItem code={code} />
      }}
    </Asked>
  )
}

interface Kept {
  revision: number
  values: FormValues
}

function Writing({ draft }: { draft: Draft }) {
  const [say, language, { subject }, go] = [useMessages(formMessages), useLanguage(), usePerson(), useNavigate()]
  const { code, version } = draft
  const [act, form] = [useAct(EditDraft), Form.useForm<FormValues>()[0]]
  const kept = useDraft<Kept | null>(`catalogue:${code}:${version}`, subject, null)
  const [revision, setRevision] = useState(kept.value?.revision ?? draft.revision)
  const [saved, setSaved] = useState(false)
  const keepDraft = useKeepDraft(code)
  const refusal = useFormRefusal(form)
  const submit = async (values: FormValues, next: Next) => {
    const done = refusal.take((await act.send({ code, version, expectedVersion: revision, content: contentOf({ ...values, department: draft.department }) }))?.editCatalogueDraft)
    if (!done) return
    await keepDraft(done)
    setRevision(done.revision)
    setSaved(true)
    kept.discard()
    if (next === 'check') await go(`/office/catalogue/${code}/publish`)
  }
  const startOver = () => {
    form.setFieldsValue(valuesOf(draft) as never)
    setRevision(draft.revision)
    kept.discard()
    refusal.clear()
  }
  const changed = { by: draft.changedBy, at: officeInstant(draft.changedAt, language) }
  return (
    <>
      <ItemHead code={code} content={draft} />
      <h2 className="cat-subtitle">{say('draftTitle', { n: version })}</h2>
      <p className="cat-about">{draft.basedOn === null ? say('firstVersion', changed) : say('basedOn', { n: draft.basedOn!, ...changed })}</p>
      {kept.restored && <Restored startOver={startOver}>{kept.value && kept.value.revision !== draft.revision ? say('restoredOld', { by: draft.changedBy }) : say('restored')}</Restored>}
      {refusal.general && <Sentence>{refusal.general}</Sentence>}
      {refusal.code === 'changed-meanwhile' && <p><Button onClick={startOver}>{say('changedMeanwhile')}</Button></p>}
      {act.error && <Failed failure={act.error} />}
      <ItemForm form={form} values={kept.value?.values ?? valuesOf(draft)} pending={act.isPending} submit={submit} keep={(values) => { setSaved(false); kept.keep({ revision, values }) }}
        status={kept.value ? say('unsaved') : saved ? say('saved') : ''} acts={<Discard draft={draft} done={() => { kept.discard(); void go('/office/catalogue') }} />} />
    </>
  )
}

function Discard({ draft: { code, version, revision }, done }: { draft: Draft; done: () => void }) {
  const [say, language, act] = [useMessages(formMessages), useLanguage(), useAct(DiscardDraft)]
  const [asking, setAsking] = useState(false)
  const [told, setTold] = useState<string>()
  const discard = async () => {
    const answer = (await act.send({ code, version, expectedVersion: revision }))?.discardCatalogueDraft
    if (answer && 'zh' in answer) return setTold(answer[language])
    if (answer) done()
  }
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>{say('discard')}</Button>
      <Modal open={asking} title={say('discardSure', { n: version })} okText={say('discard')} cancelText={say('keep')} okButtonProps={{ danger: true, disabled: act.isPending }} onOk={() => void discard()} onCancel={() => setAsking(false)}>
        <p>{say('discardWhy')}</p>
        {told && <Sentence>{told}</Sentence>}
        {act.error && <Failed failure={act.error} />}
      </Modal>
    </>
  )
}

function NoDraft({ code }: { code: string }) {
  const [say, language, { redraft, refused, error, pending }] = [useMessages(formMessages), useLanguage(), useRedraft()]
  return (
    <section className="card">
      <Empty title={say('noDraft')}>
        <p>{say('noDraftWhy')}</p>
        <Button type="primary" disabled={pending} onClick={() => void redraft(code)}>{say('begin')}</Button>
        <Link className="link-alone" to={`/office/catalogue/${code}`}>{say('toItem')}</Link>
      </Empty>
      {refused && <Sentence>{refused[language]}</Sentence>}
      {error && <Failed failure={error} />}
    </section>
  )
}
