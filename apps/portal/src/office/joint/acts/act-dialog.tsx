import { Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { useDraft } from '../../../shared/forms/use-draft.js'
import { useRefusal } from '../../../shared/forms/use-refusal.js'
import { useLocalized, useMessages } from '../../../shared/i18n/messages.js'
import { Sentence } from '../../../shared/states/sentence.js'
import { Failed } from '../../../shared/states/states.js'
import { usePerson } from '../../shell/person.js'
import type { Job } from '../job/job-query.js'
import { actMessages } from './act-messages.js'
import { Consequence, nodeName } from './consequence.js'
import { ActFields } from './act-fields.js'
import { useJobAct, type ActTarget, type ActValues } from './use-job-act.js'

const FIELDS = ['reason', 'note', 'completeBy', 'toCentreId', 'resolution'] as const
const EMPTY: ActValues = {}

/** Where each refusal can be mended. */
const TABLE = {
  'reason-needed': 'reason', 'nothing-missing': 'note', 'complete-by-not-usable': 'completeBy', 'holds-it-already': 'toCentreId', 'no-power-there': 'toCentreId', 'power-not-delegated': 'toCentreId',
} as const

/** One act: what it does, what it needs, and a refusal at its field. `done` is told once coordination has taken it. */
export function ActDialog({ job, target, close, done }: { job: Job; target: ActTarget; close: () => void; done: () => void }) {
  const [say, person, localized] = [useMessages(actMessages), usePerson(), useLocalized()]
  const [form] = Form.useForm<ActValues>()
  const draft = useDraft<ActValues>(`joint:${job.id}:${target.act}:${target.node ?? target.late ?? ''}`, person.subject, EMPTY)
  const acts = useJobAct()
  const refusal = useRefusal<(typeof FIELDS)[number]>(FIELDS, TABLE)
  // What was looked at when the dialog opened: if it has changed since, coordination says so, and the next try takes what is shown now.
  const [version, setVersion] = useState(job.version)
  const late = job.late.find(({ commandId }) => commandId === target.late)
  const send = async (values: ActValues): Promise<void> => {
    refusal.clear()
    try {
      const answer = await acts.send(target, { jobId: job.id, expectedVersion: version }, values)
      if (!refusal.take(answer)) return
      draft.discard()
      done()
    } catch {
      // told by acts.error
    }
  }
  const stale = refusal.general !== undefined && version !== job.version
  return (
    <Modal open title={say(`${target.act}Of`, { of: localized(nodeName(job, target.node ?? late?.node)) })} onCancel={close} destroyOnHidden footer={null} width={560} className="act-dialog">
      <Consequence job={job} target={target} late={late} />
      {draft.restored && <p className="soft">{say('restored')}</p>}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={draft.value} onValuesChange={(_, all) => draft.keep(all)} onFinish={send} disabled={acts.busy}>
        <ActFields job={job} target={target} refusal={refusal} />
        {refusal.general && <Sentence>{refusal.general}</Sentence>}
        {stale && <p className="soft" role="status">{say('reload')}</p>}
        {acts.error && <Failed failure={acts.error} />}
        <div className="dialog-acts">
          <Button onClick={close}>{say('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={acts.busy} onClick={() => stale && setVersion(job.version)}>{say(target.act)}</Button>
        </div>
      </Form>
    </Modal>
  )
}
