import { Form } from 'antd'
import { useNavigate } from 'react-router'
import { useDraft } from '../../shared/forms/use-draft.js'
import { useAct } from '../../shared/graph/use-ask.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { Sentence } from '../../shared/states/sentence.js'
import { Failed } from '../../shared/states/states.js'
import { usePerson } from '../shell/person.js'
import { formMessages } from './form-messages.js'
import { contentOf, emptyValues, type FormValues } from './form-values.js'
import { ItemForm, type Next } from './item-form.js'
import { BackToCatalogue } from './item-head.js'
import { DraftItem } from './queries.js'
import { Restored } from './restored.js'
import { useFormRefusal } from './use-form-refusal.js'

/** The first version of an item that the catalogue does not have yet. */
export function NewItemPage() {
  const [say, { subject }, go, act] = [useMessages(formMessages), usePerson(), useNavigate(), useAct(DraftItem)]
  const [form] = Form.useForm<FormValues>()
  const kept = useDraft<FormValues>('catalogue:new', subject, emptyValues)
  const refusal = useFormRefusal(form)
  const submit = async (values: FormValues, next: Next) => {
    const done = refusal.take((await act.send({ code: `${values.department}-${values.number}`, content: contentOf(values) }))?.draftCatalogueItem)
    if (!done) return
    kept.discard()
    await go(`/office/catalogue/${done.code}/${next === 'check' ? 'publish' : 'draft'}`, { replace: true })
  }
  const startOver = () => {
    kept.discard()
    form.setFieldsValue({ ...emptyValues, number: undefined, department: undefined, names: {}, basis: '', form: '', statutoryDays: null, promisedDays: null } as never)
  }
  return (
    <>
      <BackToCatalogue />
      <h1>{say('newTitle')}</h1>
      {kept.restored && <Restored startOver={startOver}>{say('restored')}</Restored>}
      {refusal.general && <Sentence>{refusal.general}</Sentence>}
      {act.error && <Failed failure={act.error} />}
      <ItemForm form={form} values={kept.value} fresh pending={act.isPending} keep={kept.keep} submit={submit} status={kept.value === emptyValues ? '' : say('unsaved')} />
    </>
  )
}
