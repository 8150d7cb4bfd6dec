import type { EventBodies } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { outboxValues } from '@tongban/exchange'
import { calendar, day, formatDay } from '@tongban/kernel'
import { v7 } from 'uuid'
import { JOINT_HANDLING } from '../core/act-rules.js'
import type { Act, Decided } from '../core/case.js'
import type { Heard } from '../core/hear-of-task.js'
import { openTask, type ItemOfTask } from '../core/open-task.js'
import { changed, stepValues, type Office } from './case-acts.js'
import { CHANGE_TASK, OPEN_TASK } from './case-statements.js'
import type { KeptCase } from './kase-row.js'
import { stepMessage, wireStep } from './step-message.js'
import { COORDINATION, taskWord } from './task-words.js'

/** Steps that coordination's messages become, in its name. No command of an officer has their hash. */
const NO_HASH = Buffer.alloc(0)

type In = Pick<Office, 'directory' | 'clock'>

/** Opens the case of an offer and answers that it arrived. An offer that was taken before opens nothing. */
export async function openTaskCase(tx: Tx, { directory, clock }: In, centreId: string, offer: EventBodies['joint.task-offered.v1'], item: ItemOfTask | null): Promise<void> {
  const now = clock.now()
  const pauses = offer.pauses.map(({ from, to }) => ({ from: day(from), to: to === null ? null : day(to) }))
  const opened = openTask({ ...offer, start: day(offer.start), pauses }, item, now, calendar)
  const id = v7()
  const step: Decided['step'] = { kind: 'offered', stage: 'acceptance', post: COORDINATION, window: null, basis: JOINT_HANDLING, reason: null }
  const act = byCoordination(now)
  const wire = wireStep({ centreId, id }, 1, null, step, act)
  const kase: KeptCase = {
    ...opened, centreId, id, version: 1, origin: { channel: 'joint', system: null, externalId: null }, notification: null, number: null, receiptHash: null, acceptedAt: null, officers: {},
    concludedAt: null, result: null, closedAt: null, subjectKeys: offer.subjectKeys, subjectKeyVersion: offer.subjectKeyVersion, lastStep: { no: 1, hash: wire.stepHash, occurredAt: now },
  }
  const commandId = v7()
  const { jobId, node, epoch } = opened.task
  const word = taskWord(kase as KeptCase & { task: NonNullable<KeptCase['task']> }, 1, now, {
    type: 'joint.task-received.v1', body: { jobId, node, epoch, commandId, caseId: id, occurredAt: now.toISOString() },
  })
  await tx.query({
    ...OPEN_TASK,
    values: [
      centreId, id, 1, kase.state, kase.item.code, kase.item.version, JSON.stringify(kase.terms), kase.origin.channel, null, null, '[]', now, formatDay(kase.notifyBy.date),
      kase.notifyBy.provisional, '{}', kase.subjectKeys, kase.subjectKeyVersion, wire.stepHash, now,
      JSON.stringify(kase.promised), JSON.stringify(kase.statutory), kase.promised?.due ? formatDay(kase.promised.due.date) : null, JSON.stringify(kase.task), jobId, node, epoch,
      ...stepValues(kase.state, step, wire, act, commandId, NO_HASH),
      ...outboxValues(stepMessage(kase, step.stage, wire, directory.ledgerCentreOf(centreId))),
      ...outboxValues(word),
    ],
  })
}

/** Writes what was heard into the case, which the transaction holds. */
export async function writeNews(tx: Tx, { directory, clock }: In, kase: KeptCase, { step: heard, change }: NonNullable<Heard>): Promise<void> {
  // Office time may have been set back since the last step; history never runs backwards.
  const now = new Date(Math.max(clock.now().getTime(), kase.lastStep.occurredAt.getTime()))
  const after: KeptCase = { ...kase, ...change }
  const step: Decided['step'] = { ...heard, post: COORDINATION, window: null, basis: JOINT_HANDLING }
  const act = byCoordination(now)
  const wire = wireStep(kase, kase.version + 1, kase.lastStep.hash, step, act)
  const { rowCount } = await tx.query({
    ...CHANGE_TASK,
    values: [
      kase.centreId, kase.id, kase.version, after.state, JSON.stringify(after.officers), after.concludedAt, after.result, after.closedAt, wire.stepHash, now,
      ...changed(after), JSON.stringify(after.task),
      ...stepValues(after.state, step, wire, act, v7(), NO_HASH),
      ...outboxValues(stepMessage(after, step.stage, wire, directory.ledgerCentreOf(kase.centreId))),
    ],
  })
  if (rowCount !== 1) throw new Error(`case ${kase.id} changed while it was held`)
}

const byCoordination = (at: Date): Act => ({ by: { subject: COORDINATION, posts: [] }, window: null, occurredAt: at, recordedAt: at, late: null, reason: null, basis: null, partyWords: [] })
