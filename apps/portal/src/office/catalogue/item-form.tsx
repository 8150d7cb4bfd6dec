import { Button, Checkbox, Form, Input, InputNumber, Radio, Select, type FormInstance } from 'antd'
import { useRef, type ReactNode } from 'react'
import { useLanguage } from '../../shared/i18n/language.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { useDepartments } from './departments.js'
import { FormLists } from './form-lists.js'
import { formMessages } from './form-messages.js'
import type { FormValues } from './form-values.js'
import { depths, tiers, units } from './words.js'
import './form.css'

export type Next = 'save' | 'check'

interface Props {
  form: FormInstance<FormValues>
  values: FormValues
  /** A new item is given its department and code here; later they stay. */
  fresh?: boolean
  pending: boolean
  keep: (values: FormValues) => void
  submit: (values: FormValues, next: Next) => Promise<void>
  status: ReactNode
  /** Beside what is sent. */
  acts?: ReactNode
}

/** A version as it is written, in the order in which it is read. */
export function ItemForm({ form, values, fresh = false, pending, keep, submit, status, acts }: Props) {
  const [say, language, { choices }] = [useMessages(formMessages), useLanguage(), useDepartments()]
  const next = useRef<Next>('save')
  const words = (all: Record<string | number, { zh: string; en: string }>) => Object.entries(all).map(([value, word]) => ({ value, label: word[language] }))
  const needed = [{ required: true }]
  const written = [{ required: true, whitespace: true }]
  const everything = (): FormValues => form.getFieldsValue(true) as FormValues
  const kind = Form.useWatch('kind', form)
  const department = Form.useWatch('department', form)
  return (
    <Form<FormValues> form={form} layout="vertical" requiredMark="optional" initialValues={values} scrollToFirstError={{ focus: true, block: 'center' }} className="cat-item-form"
      onValuesChange={() => keep(everything())} onFinish={() => void submit(everything(), next.current)}>
      <section className="card" aria-labelledby="about-title">
        <header><h2 id="about-title">{say('about')}</h2></header>
        <div className="card-body cat-two">
          {fresh && <Form.Item name="department" label={say('department')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={choices} /></Form.Item>}
          {fresh && (
            <Form.Item name="number" label={say('number')} extra={say('numberHint')} rules={[...needed, { pattern: /^\d{3}$/, message: say('numberPattern') }]}>
              <Input prefix={<span className="cat-code">{department ?? '…'}-</span>} inputMode="numeric" maxLength={3} />
            </Form.Item>
          )}
          <Form.Item name={['names', 'zh']} label={say('nameZh')} rules={written}><Input maxLength={500} /></Form.Item>
          <Form.Item name={['names', 'en']} label={say('nameEn')} rules={written}><Input maxLength={500} /></Form.Item>
          <fieldset><legend>{say('kind')}</legend><Form.Item name="kind"><Radio.Group className="cat-radios" options={[{ value: 'INSTANT', label: say('kindInstant') }, { value: 'PROMISED', label: say('kindPromised') }]} /></Form.Item></fieldset>
          <fieldset><legend>{say('tiers')}</legend><Form.Item name="tiers" rules={[{ type: 'array', min: 1, message: say('tiersNeeded') }]}><Checkbox.Group options={words(tiers)} /></Form.Item></fieldset>
          <Form.Item name="basis" label={say('basis')} extra={say('basisHint')} rules={written}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
          <Form.Item name="onlineDepth" label={say('online')} required><Select options={words(depths).map(({ value, label }) => ({ value: Number(value), label }))} /></Form.Item>
        </div>
      </section>
      <section className="card" aria-labelledby="limits-title">
        <header><h2 id="limits-title">{say('limits')}</h2></header>
        <div className="card-body cat-three">
          <Form.Item name="unit" label={say('unit')} required><Select options={words(units)} /></Form.Item>
          <Form.Item name="statutoryDays" label={say('statutory')} rules={needed}><InputNumber min={0} max={3660} precision={0} /></Form.Item>
          <Form.Item name="promisedDays" label={say('promised')} extra={say('promisedHint')} rules={kind === 'INSTANT' ? [] : needed}><InputNumber min={0} max={3660} precision={0} disabled={kind === 'INSTANT'} /></Form.Item>
        </div>
      </section>
      <FormLists />
      <section className="card" aria-labelledby="form-title">
        <header><h2 id="form-title">{say('form')}</h2></header>
        <div className="card-body"><Form.Item name="form" label={say('form')} extra={say('formHint')}><Input.TextArea className="cat-code-field" rows={6} spellCheck={false} /></Form.Item></div>
      </section>
      <div className="cat-bar">
        <p role="status">{status}</p>
        <div className="cat-acts">
          {acts}
          <Button htmlType="submit" disabled={pending} onClick={() => { next.current = 'save' }}>{say('save')}</Button>
          <Button type="primary" htmlType="submit" disabled={pending} onClick={() => { next.current = 'check' }}>{say('check')}</Button>
        </div>
      </div>
    </Form>
  )
}
