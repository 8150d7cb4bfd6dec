import { randomUUID } from 'node:crypto'
import { sha256, stepHash, type CaseStepRecorded } from '@tongban/contracts'
import type { LedgerRow } from '@tongban/exchange'

const acts = [
  ['application-received', 'received', 'acceptance', 'clerk'], ['accepted', 'accepted', 'acceptance', 'clerk'], ['handled', 'handled', 'handling', 'handler'],
  ['reviewed', 'reviewed', 'review', 'reviewer'], ['approved', 'approved', 'approval', 'approver'], ['concluded', 'concluded', 'conclusion', 'concluder'],
] as const
const clock = (limit: number, due: string) => ({ start: '2015-06-30', limit, unit: 'wd' as const, due, provisional: false })

/** The events of one case of a street, from its first step to the one asked for. */
export function caseEvents({ centreId = 'hzcg', caseId = randomUUID() as string, steps = 6, minute = 0, number = '44010500101-20150630-000001-9' } = {}): CaseStepRecorded[] {
  const events: CaseStepRecorded[] = []
  for (const [index, [kind, state, stage, role]] of acts.slice(0, steps).entries()) {
    const at = new Date(Date.UTC(2015, 5, 30, 1, minute + index)).toISOString()
    const step = {
      no: index + 1, kind, actor: `${centreId}.${role}`, post: `${centreId}.${stage}`, window: stage === 'acceptance' ? `${centreId}-w1` : null,
      occurredAt: at, recordedAt: at, basis: '《中华人民共和国行政许可法》', reason: null, previousStepHash: events.at(-1)?.step.stepHash ?? null,
    }
    events.push({
      centreId, caseId, number: index > 0 ? number : null, itemCode: 'gs-002', itemVersion: 1, origin: { channel: 'window' }, state, stage,
      receivedAt: new Date(Date.UTC(2015, 5, 30, 1, minute)).toISOString(), acceptedAt: index > 0 ? at : null, concludedAt: kind === 'concluded' ? at : null, result: kind === 'concluded' ? 'granted' : null,
      step: { ...step, stepHash: stepHash(centreId, caseId, step) },
      clocks: index > 0 ? { promised: clock(5, '2015-07-07'), statutory: clock(20, '2015-07-28') } : null,
      subjectKeys: ['0'.repeat(64)], subjectKeyVersion: 1,
    })
  }
  return events
}

/** As the exchange hands them to a projection. */
export const rowsOf = (events: CaseStepRecorded[], owner = 'hz'): LedgerRow[] => events.map((body, index) => ({
  owner, source: body.centreId, topic: 'tb.hz.events', seq: index + 1, type: 'casework.case-step-recorded.v1', aggregateType: 'case', aggregateId: body.caseId,
  aggregateVersion: body.step.no, occurredAt: new Date(body.step.occurredAt), body, hash: sha256(JSON.stringify(body)),
}))
