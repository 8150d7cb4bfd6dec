import { Form, Input, Radio } from 'antd'
import type { RefusalAtField } from '../../../shared/forms/use-refusal.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import type { Act, Job } from '../job/job-query.js'
import { actMessages } from './act-messages.js'
import type { ActTarget, ActValues } from './use-job-act.js'

type Field = keyof ActValues

const fieldsOf: Record<Act, readonly Field[]> = {
  acceptJob: [], declineJob: ['reason'], requestCorrection: ['completeBy', 'note'], reassignTask: ['toCentreId', 'reason'],
  overrideObjection: ['reason'], upholdObjection: ['reason'], remindTask: [], settleLate: ['resolution', 'reason'],
}

/** The fields of one act; each shows the refusal that it can mend. */
export function ActFields({ job, target: { act, node }, refusal }: { job: Job; target: ActTarget; refusal: RefusalAtField<Field> }) {
  const [say, localized] = [useMessages(actMessages), useLocalized()]
  const fields = fieldsOf[act]
  const takers = job.nodes.find(({ id }) => id === node)?.mayActInstead ?? []
  const nameOf = (id: string) => localized(job.centres.find((centre) => centre.id === id)?.names) || id
  return (
    <>
      {fields.includes('completeBy') && (
        <Form.Item name="completeBy" label={say('completeBy')} rules={[{ required: true, message: say('completeByMissing') }]} {...refusal.item('completeBy')}>
          <Input id="completeBy" type="date" className="short-field" />
        </Form.Item>
      )}
      {fields.includes('toCentreId') && (
        <Form.Item name="toCentreId" label={say('toCentreId')} rules={[{ required: true, message: say('toCentreMissing') }]} {...refusal.item('toCentreId')}>
          <Radio.Group className="stacked-radios" options={takers.map((value) => ({ value, label: nameOf(value) }))} />
        </Form.Item>
      )}
      {fields.includes('resolution') && (
        <Form.Item name="resolution" label={say('resolution')} rules={[{ required: true, message: say('resolutionMissing') }]} {...refusal.item('resolution')}>
          <Radio.Group className="stacked-radios" options={(['SET_ASIDE', 'TAKEN_INTO_ACCOUNT'] as const).map((value) => ({ value, label: say(value) }))} />
        </Form.Item>
      )}
      {fields.includes('reason') && (
        <Form.Item name="reason" label={say('reason')} extra={say('reasonHelp')} rules={[{ required: true, whitespace: true, message: say('reasonMissing') }]} {...refusal.item('reason')}>
          <Input.TextArea id="reason" rows={3} />
        </Form.Item>
      )}
      {fields.includes('note') && (
        <Form.Item name="note" label={say('note')} extra={say('noteHelp')} {...refusal.item('note')}>
          <Input.TextArea id="note" rows={3} />
        </Form.Item>
      )}
    </>
  )
}
