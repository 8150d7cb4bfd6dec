import { randomUUID } from 'node:crypto'
import { Approvals, paperKey, type ApprovalsOffice, type Command } from '@tongban/approvals'
import type { Statement } from '@tongban/database'
import { isRefusal } from '@tongban/kernel'
import { v7 } from 'uuid'
import { recorded } from '../recorder.js'
import { BLUEPRINT, documents, TASKS } from './graph.js'

/** Where the job is submitted, and who holds every task of it. */
const RECEIVED_BY = 'hzcg'
const HOLDER = 'hz'
/** submit and accept; then received, claimed and decided for each task: each is one commit. */
export const COMMITS = 2 + 3 * TASKS.length
export const DECISIONS = TASKS.length

/** One caller who takes jobs from the submission to the grant through the domain's shell, and keeps what the shell sent for each. */
export class Desk {
  private readonly tape: Statement[] = []
  private readonly approvals: Approvals

  constructor(private readonly office: ApprovalsOffice) {
    this.approvals = new Approvals({ ...office, database: recorded(office.database, this.tape) })
  }

  /** Submitted, accepted, and so many of its tasks decided. */
  async openJob(decided: number): Promise<string> {
    const jobId = v7()
    await this.give(jobId, {
      type: 'submit', commandId: v7(), centre: RECEIVED_BY, occurredAt: this.now(), blueprint: BLUEPRINT, region: '440105001', papers: documents.map(paperKey), subjectKeys: ['a1'.repeat(32)], subjectKeyVersion: 1,
    })
    await this.give(jobId, { type: 'accept', commandId: randomUUID(), by: { subject: 'coordinator', department: 'gs' } })
    for (const node of TASKS.slice(0, decided)) {
      const told = () => ({ commandId: v7(), centre: HOLDER, occurredAt: this.now(), node, epoch: 1 })
      await this.give(jobId, { type: 'receiveTask', ...told() })
      await this.give(jobId, { type: 'claimTask', ...told(), officer: `${HOLDER}.handler` })
      await this.give(jobId, { type: 'decideTask', ...told(), decision: 'approve', reason: null })
    }
    return jobId
  }

  /** A whole job; the statements that were sent for it. */
  async takeJob(): Promise<Statement[]> {
    this.tape.length = 0
    await this.openJob(DECISIONS)
    return [...this.tape]
  }

  private readonly now = (): string => this.office.clock.now().toISOString()

  private async give(jobId: string, command: Command): Promise<void> {
    const answer = await this.approvals.give(jobId, command)
    if (isRefusal(answer)) throw new Error(`a command of the bench was refused: ${JSON.stringify(answer)}`)
  }
}
