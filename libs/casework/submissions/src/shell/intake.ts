import { CaseNumbers, commandHash, eachStatement, IdentityVault, receiptCode, receiptHash, type Actor, type CounterCommand } from '@tongban/counter'
import type { Tx } from '@tongban/database'
import { outboxValues } from '@tongban/exchange'
import { dayInShanghai, formatDay, isRefusal, normalIdentity, refuse, type Party, type Refusal } from '@tongban/kernel'
import { v7 } from 'uuid'
import type { HandedIn } from '../core/submission.js'
import { submit, type Submit } from '../core/submit.js'
import { askedBy } from './asked.js'
import { jobWord, papersOnWire } from './job-words.js'
import { actOf, again, firstAnswer, written, type Answer, type Answered, type Office } from './office.js'
import { hashOfStep, stepValues } from './steps.js'
import { ANSWERED, SUBMIT } from './submission-statements.js'

/** With which sequence the numbers of jobs begin each day; cases of the same centre begin at 1. A number so tells which of the two it is. */
export const FIRST_SEQUENCE = 500_001

export interface SubmitCommand extends CounterCommand {
  blueprint: string
  /** Null: where the centre is. */
  region: string | null
  parties: Party[]
  papers: HandedIn[]
}

/**
 * Takes jobs in. It needs the centre's own database alone: number and receipt are given at once, and the job goes to coordination as a message of the
 * same statement, whether coordination is there or not.
 */
export class Intake {
  private readonly vault: IdentityVault
  private readonly numbers = new CaseNumbers({ table: 'submission_number_block', first: FIRST_SEQUENCE })

  constructor(private readonly office: Office) {
    this.vault = new IdentityVault(office.keys)
  }

  async submit(asked: SubmitCommand, actor: Actor): Promise<Answer | Refusal> {
    if (!actor.centres.includes(asked.centreId)) return refuse('not-your-centre', { centre: asked.centreId })
    const command = { ...asked, parties: asked.parties.map((party) => ({ ...party, identity: normalIdentity(party.identity) })) }
    return again(() => this.takeIn(eachStatement(this.office.database, [command.centreId]), command, actor))
  }

  private async takeIn(tx: Tx, command: SubmitCommand, actor: Actor): Promise<Answer | Refusal> {
    const hash = commandHash(this.office.keys.commands, 'submitJob', actor.subject, command)
    const { rows: [row] } = await tx.query<Answered>({ ...ANSWERED, values: [command.centreId, command.commandId] })
    const before = firstAnswer(this.office.keys, row, command, hash)
    if (before) return before
    const act = await this.submitOf(command, actor)
    if (isRefusal(act)) return act
    const step = submit(act)
    if (isRefusal(step)) return step
    const { centreId, commandId } = command
    const { directory, keys } = this.office
    const id = v7()
    const number = await this.numbers.next(tx, directory.getCentre(centreId), dayInShanghai(act.occurredAt))
    const subjectKeys = [...new Set(act.parties.map((party) => this.vault.subjectKey(party)))]
    const when = { actor: actor.subject, occurredAt: act.occurredAt, recordedAt: act.recordedAt }
    const stepsHash = hashOfStep({ centreId, id }, 1, null, step, when)
    const code = receiptCode(keys, { centreId, caseId: id, commandId })
    const { code: blueprint, version } = act.blueprint
    const word = jobWord({ centreId, id }, 1, act.occurredAt, {
      type: 'joint.job-submitted.v1',
      body: {
        jobId: id, commandId, blueprint: { code: blueprint, version }, region: act.region, papers: papersOnWire(act.papers), subjectKeys,
        subjectKeyVersion: this.vault.subjectKeyVersion, occurredAt: act.occurredAt.toISOString(),
      },
    })
    await tx.query({
      ...SUBMIT,
      values: [
        centreId, id, 1, 'submitted', number, receiptHash(number, code), blueprint, version, act.blueprint.lead, act.region, JSON.stringify(act.papers), act.occurredAt, subjectKeys,
        this.vault.subjectKeyVersion, stepsHash, act.occurredAt,
        ...this.vault.columns(centreId, id, act.parties), ...stepValues('submitted', step, when, stepsHash, null, commandId, hash), ...outboxValues(word),
      ],
    })
    return written(this.office, { centreId, submissionId: id, no: 1, receiptCode: code }, step.post)
  }

  private async submitOf(command: SubmitCommand, actor: Actor): Promise<Submit | Refusal> {
    const { directory, blueprints } = this.office
    const act = actOf(this.office, command, actor, command.parties.flatMap(({ name, identity }) => [name, identity]))
    if (isRefusal(act)) return act
    const on = dayInShanghai(act.occurredAt)
    const blueprint = await blueprints.inForce(command.blueprint, on)
    if (!blueprint) return refuse('blueprint-not-in-force', { blueprint: command.blueprint, on: formatDay(on) })
    const { division } = directory.getCentre(command.centreId)
    const { code, version, content } = blueprint
    return {
      ...act, centreId: command.centreId, division, region: command.region ?? division, parties: command.parties, papers: command.papers,
      blueprint: { code, version, lead: content.lead, asked: askedBy(blueprint) },
    }
  }
}
