import { sha256 } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { insertOutbox, type LedgerRow, type Projection } from '@tongban/exchange'
import { isRefusal, type Refusal } from '@tongban/kernel'
import { BEFORE_CALENDAR, isBusy, type Approvals, type JobAnswer, type PlanAway } from './approvals.js'
import { commandOf, isFromCentre, type FromCentre } from './centre-commands.js'
import { COORDINATION, OURS } from './coordination.js'
import { differingJobs } from './differing-jobs.js'
import type { ApprovalsOffice } from './office.js'
import { refusalMessage } from './wire-message.js'

interface Message {
  source: string
  type: FromCentre
  body: any
  hash: Buffer
}

interface HeldRow extends Message {
  position: string
}

const HELD = { name: 'joint-held', text: 'select position, source, type, body, hash from joint_held where centre_id = $1 and position > $2::bigint order by position limit 100 for update' }

/**
 * Takes what centres tell, in the transaction that takes the message in. What the rules refuse is written down and answered, and stalls nothing; what
 * belongs to a version of a blueprint that has not come down is held, with all that follows on the same job, until it has; and what needs working days
 * that the calendar does not have, until the office time is one that it knows.
 */
export class CentreDesk implements Projection {
  readonly aggregateType = ['job', 'task'] as const
  readonly differing = differingJobs

  constructor(private readonly approvals: Approvals, private readonly office: Pick<ApprovalsOffice, 'database' | 'directory' | 'clock' | 'wake'>) {}

  async apply(tx: Tx, owner: string, rows: LedgerRow[]): Promise<void> {
    if (owner !== COORDINATION) return
    for (const row of rows) {
      if (!isFromCentre(row.type)) throw new Error(`${row.type} is not for coordination to read`)
      if (![row.body.jobId, `${row.body.jobId}:${row.body.node}`].includes(row.aggregateId)) throw new Error(`${row.type} stands under ${row.aggregateId}, which is not what it is about`)
      if (!this.office.directory.findCentre(row.source)) throw new Error(`${row.source} is no centre`)
      await this.hear(tx, { source: row.source, type: row.type, body: row.body, hash: row.hash })
    }
  }

  /** Takes what was held and may now be taken, all of it, in the order it came. Returns how many. */
  async takeHeld(): Promise<number> {
    const waiting = new Set<string>()
    let taken = 0
    for (let after = '0'; ;) {
      const { last, count } = await this.takeHeldAfter(after, waiting)
      taken += count
      if (last === undefined) return taken
      after = last
    }
  }

  /** How many messages wait for a version of a blueprint. */
  async countHeld(): Promise<number> {
    const { rows: [row] } = await this.office.database.inTenantEach(OURS, (tx) => tx.query<{ held: number }>({ name: 'joint-held-count', text: 'select count(*)::int as held from joint_held where centre_id = $1', values: [COORDINATION] }))
    return row!.held
  }

  private takeHeldAfter(after: string, waiting: Set<string>): Promise<{ last: string | undefined; count: number }> {
    return this.office.database.inTenant(OURS, async (tx) => {
      const { rows } = await tx.query<HeldRow>({ ...HELD, values: [COORDINATION, after] })
      let count = 0
      for (const { position, ...message } of rows) {
        if (waiting.has(message.body.jobId)) continue
        if (await this.hear(tx, message, true) === 'held') {
          waiting.add(message.body.jobId)
          continue
        }
        await tx.query({ text: 'delete from joint_held where centre_id = $1 and position = $2', values: [COORDINATION, position] })
        count++
      }
      return { last: rows.at(-1)?.position, count }
    })
  }

  private async hear(tx: Tx, message: Message, again = false): Promise<'taken' | 'refused' | 'held'> {
    const { source, type, body, hash } = message
    const answer: JobAnswer | PlanAway | Refusal = await this.approvals.take(tx, body.jobId, commandOf(type, body, source), sha256(source, type, hash))
    const early = isRefusal(answer) && answer.refused === BEFORE_CALENDAR // what a department decided is not lost to an office time that was set wrong
    if ('planAway' in answer || early || (!again && isRefusal(answer) && answer.refused === 'no-such-job' && await this.holds(tx, body.jobId))) {
      if (!again) await this.hold(tx, message)
      return 'held'
    }
    if (!isRefusal(answer)) return 'taken'
    // As PostgreSQL calls a turn lost to others: the batch comes again.
    if (isBusy(answer)) throw Object.assign(new Error(`job ${body.jobId} was moved by others each time; the message is taken again`), { code: '40001' })
    await this.refuse(tx, message, answer)
    return 'refused'
  }

  private async holds(tx: Tx, jobId: string): Promise<boolean> {
    const { rows } = await tx.query({ name: 'joint-holds', text: 'select from joint_held where centre_id = $1 and job_id = $2 limit 1', values: [COORDINATION, jobId] })
    return rows.length > 0
  }

  private async hold(tx: Tx, { source, type, body, hash }: Message): Promise<void> {
    await tx.query({
      text: 'insert into joint_held (centre_id, source, job_id, command_id, type, body, hash, held_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing',
      values: [COORDINATION, source, body.jobId, body.commandId, type, JSON.stringify(body), hash, this.office.clock.now()],
    })
  }

  private async refuse(tx: Tx, { source, type, body }: Message, refusal: Refusal): Promise<void> {
    const at = this.office.clock.now()
    const node: string | null = body.node ?? null
    await tx.query({
      text: 'insert into joint_refused (centre_id, source, command_id, job_id, node, type, code, params, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing',
      values: [COORDINATION, source, body.commandId, body.jobId, node, type, refusal.refused, JSON.stringify(refusal.params), at],
    })
    await tx.query(insertOutbox([refusalMessage(source, { jobId: body.jobId, node, commandId: body.commandId }, refusal, at)]))
    this.office.wake()
  }
}
