import { stepHash, type CaseStepRecorded } from '@tongban/contracts'
import { eventsTopic, type OutgoingMessage } from '@tongban/exchange'
import { formatDay } from '@tongban/kernel'
import type { Act, Decided, Kase, RunningClock } from '../core/case.js'
import type { KeptCase } from './kase-row.js'

type WireStep = CaseStepRecorded['step']

/** The step as it is hashed, kept and sent. */
export function wireStep(kase: Pick<Kase, 'centreId' | 'id'>, no: number, previousStepHash: string | null, decided: Decided['step'], act: Act): WireStep {
  const step = {
    no,
    kind: decided.kind,
    actor: act.by.subject,
    post: decided.post,
    window: decided.window,
    occurredAt: act.occurredAt.toISOString(),
    recordedAt: act.recordedAt.toISOString(),
    basis: decided.basis,
    reason: decided.reason,
    previousStepHash,
  }
  return { ...step, stepHash: stepHash(kase.centreId, kase.id, step) }
}

/** The case as it stands after a step, for the ledgers: no personal data, subject keys in its stead. */
export function stepMessage(kase: KeptCase, stage: Decided['step']['stage'], step: WireStep, ledgerCentre: string): OutgoingMessage<'casework.case-step-recorded.v1'> {
  return {
    source: kase.centreId,
    topic: eventsTopic(ledgerCentre),
    aggregateType: 'case',
    aggregateId: kase.id,
    aggregateVersion: step.no,
    type: 'casework.case-step-recorded.v1',
    occurredAt: new Date(step.occurredAt),
    body: {
      centreId: kase.centreId,
      caseId: kase.id,
      number: kase.number,
      itemCode: kase.item.code,
      itemVersion: kase.item.version,
      origin: { channel: kase.origin.channel, ...(kase.origin.system !== null && { system: kase.origin.system }) },
      state: kase.state,
      stage,
      receivedAt: kase.receivedAt.toISOString(),
      acceptedAt: kase.acceptedAt?.toISOString() ?? null,
      concludedAt: kase.concludedAt?.toISOString() ?? null,
      result: kase.result,
      step,
      clocks: kase.promised && kase.statutory ? { promised: wireClock(kase.promised), statutory: wireClock(kase.statutory) } : null,
      subjectKeys: kase.subjectKeys,
      subjectKeyVersion: kase.subjectKeyVersion,
      ...(kase.task && { joint: { jobId: kase.task.jobId, node: kase.task.node, epoch: kase.task.epoch } }),
    },
  }
}

function wireClock({ clock, due }: RunningClock) {
  return { start: formatDay(clock.start), limit: clock.limit, unit: clock.unit, due: due && formatDay(due.date), provisional: due?.provisional ?? false }
}
