import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useLanguage } from '../../shared/i18n/language.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { formMessages } from './form-messages.js'
import { Rows, type Cell } from './form-rows.js'
import { forms } from './words.js'

/** Materials, conditions, fees and results: each a list of rows. */
export function FormLists() {
  const [say, language] = [useMessages(formMessages), useLanguage()]
  const text = (path: string[], label: string, optional = false): Cell => ({ path, label, optional, input: <Input maxLength={500} /> })
  const code: Cell = { path: ['code'], label: say('codeOf'), input: <Input maxLength={64} spellCheck={false} /> }
  const names = [text(['names', 'zh'], say('zh')), text(['names', 'en'], say('en'))]
  const form: Cell = { path: ['form'], label: say('formOf'), input: <Select popupMatchSelectWidth={false} options={Object.entries(forms).map(([value, word]) => ({ value, label: word[language] }))} /> }
  const copies: Cell = { path: ['copies'], label: say('copies'), input: <InputNumber min={0} max={100} precision={0} /> }
  const required: Cell = { path: ['required'], label: say('required'), optional: true, more: { valuePropName: 'checked', required: true }, input: <Checkbox /> }
  return (
    <>
      <Rows name="materials" title={say('materials')} what={say('material')} cells={[code, ...names, form, copies, required]} fresh={{ required: true, copies: 1, form: 'ORIGINAL' }} />
      <Rows name="conditions" title={say('conditions')} what={say('condition')} cells={[text(['zh'], say('zh')), text(['en'], say('en'))]} fresh={{}} />
      <Rows name="fees" title={say('fees')} what={say('fee')} cells={[...names, { path: ['yuan'], label: say('yuan'), input: <Input inputMode="decimal" maxLength={16} /> }, text(['basis'], say('feeBasis'), true)]} fresh={{}} />
      <Rows name="results" title={say('results')} what={say('result')} cells={[code, ...names]} fresh={{}} />
    </>
  )
}
