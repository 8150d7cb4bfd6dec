import type { EventBodies } from '@tongban/contracts'
import { day } from '@tongban/kernel'
import type { Command } from '../core/commands.js'
import { paperKey } from '../core/plan.js'

type Bodies = Pick<EventBodies,
  | 'joint.job-submitted.v1' | 'joint.job-withdrawn.v1' | 'joint.papers-received.v1' | 'joint.task-received.v1' | 'joint.task-claimed.v1' | 'joint.task-paused.v1'
  | 'joint.task-resumed.v1' | 'joint.task-decided.v1' | 'joint.papers-requested-by-task.v1'>

/** What centres tell coordination. */
export type FromCentre = keyof Bodies

type Readers = { [T in FromCentre]: (body: Bodies[T], centre: string) => Command }

const keysOf = (papers: readonly { code: string; subject: string; variant: string | null }[]) => papers.map(paperKey)
const told = ({ commandId, occurredAt }: { commandId: string; occurredAt: string }, centre: string) => ({ commandId, occurredAt, centre })
const ofTask = (body: { commandId: string; occurredAt: string; node: string; epoch: number }, centre: string) => ({ ...told(body, centre), node: body.node, epoch: body.epoch })

/** Each message as the command that it is. `centre` is the stream it came on, never what a body says. */
const readers: Readers = {
  'joint.job-submitted.v1': (body, centre) => {
    const { blueprint: { code, version }, region, subjectKeys, subjectKeyVersion, papers } = body
    return { type: 'submit', ...told(body, centre), blueprint: { code, version }, region, subjectKeys, subjectKeyVersion, papers: keysOf(papers) }
  },
  'joint.job-withdrawn.v1': (body, centre) => ({ type: 'withdraw', ...told(body, centre), reason: body.reason }),
  'joint.papers-received.v1': (body, centre) => ({ type: 'receivePapers', ...told(body, centre), papers: keysOf(body.papers) }),
  'joint.task-received.v1': (body, centre) => ({ type: 'receiveTask', ...ofTask(body, centre) }),
  'joint.task-claimed.v1': (body, centre) => ({ type: 'claimTask', ...ofTask(body, centre), officer: body.officer }),
  'joint.task-paused.v1': (body, centre) => ({ type: 'pauseTask', ...ofTask(body, centre), pause: body.pause, reason: body.reason, basis: body.basis }),
  'joint.task-resumed.v1': (body, centre) => ({ type: 'resumeTask', ...ofTask(body, centre), pause: body.pause, reason: body.reason, basis: body.basis, from: day(body.from) }),
  'joint.task-decided.v1': (body, centre) => ({ type: 'decideTask', ...ofTask(body, centre), decision: body.decision, reason: body.reason }),
  'joint.papers-requested-by-task.v1': (body, centre) => ({ type: 'requestPapers', ...ofTask(body, centre), papers: keysOf(body.papers), unusable: body.unusable ?? null }),
}

export const isFromCentre = (type: string): type is FromCentre => Object.hasOwn(readers, type)

export function commandOf(type: FromCentre, body: Bodies[FromCentre], centre: string): Command {
  return (readers[type] as (body: Bodies[FromCentre], centre: string) => Command)(body, centre)
}
