import type { EventBodies } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import type { LedgerRow, Projection } from '@tongban/exchange'
import type { ImplementationLists } from '@tongban/implementation-lists'
import { calendar, day, dayInShanghai } from '@tongban/kernel'
import { hearOfTask, type News } from '../core/hear-of-task.js'
import type { Office } from './case-acts.js'
import { LOAD_TASK, LOAD_TASK_OF_COMMAND } from './case-statements.js'
import { itemsOf } from './cases.module.js'
import { kaseOf, type KaseRow, type KeptCase } from './kase-row.js'
import { openTaskCase, writeNews } from './task-rows.js'
import { COORDINATION } from './task-words.js'

type Body<T extends keyof EventBodies> = EventBodies[T]

/**
 * What coordination says of tasks, taken in with its message in one transaction: an offer opens the case of its epoch and is answered, everything else is
 * written into that case's history. A message that is not coordination's, or of a task that was never offered here, goes to the dead letters.
 */
export function taskInbox(office: Pick<Office, 'directory' | 'clock'>, lists: Pick<ImplementationLists, 'inForce'>): Projection {
  const itemInForce = itemsOf(lists)
  return {
    aggregateType: 'task',
    async apply(tx, centreId, rows) {
      for (const row of rows) await take(tx, centreId, row)
    },
  }

  async function take(tx: Tx, centreId: string, row: LedgerRow): Promise<void> {
    if (row.source !== COORDINATION) throw new Error(`${row.source} speaks of a task of a joint job; only ${COORDINATION} does`)
    if (row.type === 'joint.task-offered.v1') return open(tx, centreId, row.body)
    const [kase, news] = await find(tx, centreId, row)
    const heard = hearOfTask(kase, news, calendar)
    if (heard) await writeNews(tx, office, kase, heard)
  }

  async function open(tx: Tx, centreId: string, body: Body<'joint.task-offered.v1'>): Promise<void> {
    const item = body.item === null ? undefined : await itemInForce(centreId, body.item, dayInShanghai(new Date(body.offeredAt)))
    await openTaskCase(tx, office, centreId, body, item ? { version: item.version, department: item.terms.department, statutory: item.terms.statutory } : null)
  }

  async function find(tx: Tx, centreId: string, { type, body }: LedgerRow): Promise<[KeptCase, News]> {
    const load = type === 'joint.act-refused.v1'
      ? { ...LOAD_TASK_OF_COMMAND, values: [centreId, body.jobId, body.node, body.commandId] }
      : { ...LOAD_TASK, values: [centreId, body.jobId, body.node, body.epoch] }
    const { rows: [row] } = await tx.query<KaseRow>(load)
    if (!row) throw new Error(`${centreId} has no case of task ${body.node} of job ${body.jobId} under ${type === 'joint.act-refused.v1' ? `command ${body.commandId}` : `epoch ${body.epoch}`}`)
    return [kaseOf(row), newsOf(type, body)]
  }
}

function newsOf(type: LedgerRow['type'], body: any): News {
  switch (type) {
    case 'joint.task-decision-accepted.v1': return accepted(body)
    case 'joint.task-decision-late.v1': return late(body)
    case 'joint.task-cancelled.v1': return cancelled(body)
    case 'joint.task-reminded.v1': return reminded(body)
    case 'joint.act-refused.v1': return notTaken(body)
    case 'joint.task-clock-stopped.v1': return stopped(body)
    case 'joint.task-clock-restarted.v1': return restarted(body)
    case 'joint.papers-forwarded.v1': return forwarded(body)
    default: throw new Error(`${type} is nothing that a centre is told of its tasks`)
  }
}

const accepted = ({ commandId, acceptedAt: at }: Body<'joint.task-decision-accepted.v1'>): News => ({ type: 'confirmed', commandId, at })
const late = ({ commandId, why, recordedAt: at }: Body<'joint.task-decision-late.v1'>): News => ({ type: 'late', commandId, why, at })
const cancelled = ({ why, cancelledAt: at }: Body<'joint.task-cancelled.v1'>): News => ({ type: 'cancelled', why, at })
const reminded = ({ no, remindedBy: by, remindedAt: at }: Body<'joint.task-reminded.v1'>): News => ({ type: 'reminded', no, by, at })
const notTaken = ({ commandId, code, at }: Body<'joint.act-refused.v1'>): News => ({ type: 'not-taken', commandId, code, at })
const stopped = ({ pause, reason, from }: Body<'joint.task-clock-stopped.v1'>): News => ({ type: 'clock-stopped', pause, reason, from: day(from) })
const restarted = ({ pause, to }: Body<'joint.task-clock-restarted.v1'>): News => ({ type: 'clock-restarted', pause, to: day(to) })
const forwarded = ({ papers, from }: Body<'joint.papers-forwarded.v1'>): News => ({ type: 'papers-forwarded', papers, from })
