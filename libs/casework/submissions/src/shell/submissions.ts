import { commandHash, eachStatement, IdentityVault, partyWords, type Actor, type CounterCommand } from '@tongban/counter'
import type { Tx } from '@tongban/database'
import { outboxValues } from '@tongban/exchange'
import { isRefusal, refuse, type Refusal } from '@tongban/kernel'
import { acts } from '../core/acts.js'
import type { Act, Decided, HandedIn } from '../core/submission.js'
import type { SubmissionAct } from '../core/transitions.js'
import { askedBy } from './asked.js'
import { jobWord, papersOnWire } from './job-words.js'
import { actOf, again, firstAnswer, written, type Answer, type Answered, type Office } from './office.js'
import { hashOfStep, stepValues } from './steps.js'
import { submissionOf, type KeptSubmission, type SubmissionRow } from './submission-row.js'
import { ACT, LOAD } from './submission-statements.js'

const ATTEMPTS = 3

export interface ActCommand extends CounterCommand {
  submissionId: string
  expectedVersion: number | null
  papers?: HandedIn[]
}

/**
 * The road of every act on a submission: load, decide, write row, step and message in one statement guarded by the version loaded. Zero rows written
 * means that someone was faster: reload and decide again, at most three times, then `busy`.
 */
export class Submissions {
  private readonly vault: IdentityVault

  constructor(private readonly office: Office) {
    this.vault = new IdentityVault(office.keys)
  }

  async run(name: SubmissionAct, command: ActCommand, actor: Actor): Promise<Answer | Refusal> {
    // Another centre's submission is not there: the read is the same, row-level security shows nothing.
    const tx = eachStatement(this.office.database, actor.centres.filter((centre) => centre === command.centreId))
    return again(() => this.take(tx, name, command, actor))
  }

  private async take(tx: Tx, name: SubmissionAct, command: ActCommand, actor: Actor): Promise<Answer | Refusal> {
    const hash = commandHash(this.office.keys.commands, name, actor.subject, command)
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { rows: [row] } = await tx.query<SubmissionRow & Answered>({ ...LOAD, values: [command.centreId, command.submissionId, command.commandId] })
      if (!row) return refuse('no-such-submission', { job: command.submissionId })
      const before = firstAnswer(this.office.keys, row, command, hash)
      if (before) return before
      const of = submissionOf(row)
      if (command.expectedVersion !== null && command.expectedVersion !== of.version) return refuse('changed-meanwhile', { expected: command.expectedVersion, actual: of.version })
      const texts = command.reason !== null || command.basis !== null
      const act = actOf(this.office, command, actor, texts ? await partyWords(tx, this.vault, 'submission', of.centreId, of.id) : [])
      if (isRefusal(act)) return act
      const blueprint = await this.office.blueprints.version(of.blueprint.code, of.blueprint.version)
      const decision = acts[name](of, { ...act, papers: command.papers ?? [], asked: blueprint ? askedBy(blueprint) : [] })
      if (isRefusal(decision)) return decision
      if (await this.write(tx, of, name, decision, act, command, hash)) return written(this.office, { centreId: of.centreId, submissionId: of.id, no: of.version + 1, receiptCode: null }, decision.step.post)
    }
    return refuse('busy')
  }

  private async write(tx: Tx, of: KeptSubmission, name: SubmissionAct, { step, change }: Decided, act: Act, command: ActCommand, hash: Buffer): Promise<boolean> {
    const after = { ...of, ...change }
    const no = of.version + 1
    const when = { actor: act.by.subject, occurredAt: act.occurredAt, recordedAt: act.recordedAt }
    const stepsHash = hashOfStep(of, no, of.last.hash, step, when)
    const told = { jobId: of.id, commandId: command.commandId, occurredAt: act.occurredAt.toISOString() }
    const word = name === 'withdrawJob'
      ? jobWord(of, no, act.occurredAt, { type: 'joint.job-withdrawn.v1', body: { ...told, reason: step.reason! } })
      : jobWord(of, no, act.occurredAt, { type: 'joint.papers-received.v1', body: { ...told, papers: papersOnWire(command.papers ?? []) } })
    const { rowCount } = await tx.query({
      ...ACT,
      values: [
        of.centreId, of.id, of.version, stepsHash, act.occurredAt, after.state, JSON.stringify(after.papers), after.request && JSON.stringify(after.request), after.progress && JSON.stringify(after.progress),
        after.closedAt, ...stepValues(after.state, step, when, stepsHash, of.last.hash, command.commandId, hash), ...outboxValues(word),
      ],
    })
    return rowCount === 1
  }
}
