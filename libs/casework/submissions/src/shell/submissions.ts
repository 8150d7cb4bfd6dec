import type { Blueprints } from '@tongban/blueprints'
import { CaseNumbers, commandHash, eachStatement, IdentityVault, officerOf, partyWords, receiptCode, receiptHash, windowOf, type Actor, type CounterCommand, type IdentityKeys } from '@tongban/counter'
import type { Database, Tx } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import { outboxValues } from '@tongban/exchange'
import { dayInShanghai, formatDay, isRefusal, normalIdentity, refuse, type OfficeClock, type Party, type Refusal } from '@tongban/kernel'
import { notePost } from '@tongban/service'
import { v7 } from 'uuid'
import { acts } from '../core/acts.js'
import type { Act, HandedIn } from '../core/submission.js'
import { submit, type Submit } from '../core/submit.js'
import type { SubmissionAct } from '../core/transitions.js'
import { askedBy } from './asked.js'
import { jobWord, papersOnWire } from './job-words.js'
import { hashOfStep, stepValues } from './steps.js'
import { submissionOf, type KeptSubmission, type SubmissionRow } from './submission-row.js'
import { ACT, ANSWERED, LOAD, SUBMIT } from './submission-statements.js'

const ATTEMPTS = 3

/** What the road of every act needs. */
export interface Office {
  database: Database
  directory: Directory
  clock: OfficeClock
  keys: IdentityKeys
  blueprints: Pick<Blueprints, 'inForce' | 'version'>
  /** Told after an act was written, so that the relay need not wait for its next look. */
  wake: () => void
}

export interface SubmitCommand extends CounterCommand {
  blueprint: string
  /** Null: where the centre is. */
  region: string | null
  parties: Party[]
  papers: HandedIn[]
}

export interface ActCommand extends CounterCommand {
  submissionId: string
  expectedVersion: number | null
  papers?: HandedIn[]
}

/** The step that a command became; the receipt's code with the submission alone. */
export interface Answer {
  centreId: string
  submissionId: string
  no: number
  receiptCode: string | null
}

interface Answered {
  answered_id: string | null
  answered_no: number | null
  answered_hash: Buffer | null
}

/**
 * The acts of the centre that receives a job: each needs its own database alone, and goes to coordination as a message of the same statement, whether
 * coordination is there or not. The same command id and body gives its first answer; with another body it is refused.
 */
export class Submissions {
  private readonly vault: IdentityVault
  // Cases of the same centre and day begin at 1.
  private readonly numbers = new CaseNumbers({ table: 'submission_number_block', first: 500_001 })

  constructor(private readonly office: Office) {
    this.vault = new IdentityVault(office.keys)
  }

  async submit(asked: SubmitCommand, actor: Actor): Promise<Answer | Refusal> {
    if (!actor.centres.includes(asked.centreId)) return refuse('not-your-centre', { centre: asked.centreId })
    const command = { ...asked, parties: asked.parties.map((party) => ({ ...party, identity: normalIdentity(party.identity) })) }
    return this.again(() => this.takeIn(eachStatement(this.office.database, [command.centreId]), command, actor))
  }

  async run(name: SubmissionAct, command: ActCommand, actor: Actor): Promise<Answer | Refusal> {
    // Another centre's submission is not there: the read is the same, row-level security shows nothing.
    const tx = eachStatement(this.office.database, actor.centres.filter((centre) => centre === command.centreId))
    return this.again(() => this.take(tx, name, command, actor))
  }

  /** Once more where the same command was written meanwhile: it then finds its first answer. */
  private again<T>(road: () => Promise<T>): Promise<T> {
    return road().catch((error) => {
      if (error?.code === '23505' && error.constraint === 'submission_step_command') return road()
      throw error
    })
  }

  private async takeIn(tx: Tx, command: SubmitCommand, actor: Actor): Promise<Answer | Refusal> {
    const hash = commandHash(this.office.keys.commands, 'submitJob', actor.subject, command)
    const { rows: [row] } = await tx.query<Answered>({ ...ANSWERED, values: [command.centreId, command.commandId] })
    const before = this.first(row, command, hash)
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
    return this.written({ centreId, submissionId: id, no: 1, receiptCode: code }, step.post)
  }

  private async submitOf(command: SubmitCommand, actor: Actor): Promise<Submit | Refusal> {
    const { directory, blueprints } = this.office
    const act = this.actOf(command, actor, command.parties.flatMap(({ name, identity }) => [name, identity]))
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

  private async take(tx: Tx, name: SubmissionAct, command: ActCommand, actor: Actor): Promise<Answer | Refusal> {
    const hash = commandHash(this.office.keys.commands, name, actor.subject, command)
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { rows: [row] } = await tx.query<SubmissionRow & Answered>({ ...LOAD, values: [command.centreId, command.submissionId, command.commandId] })
      if (!row) return refuse('no-such-submission', { job: command.submissionId })
      const before = this.first(row, command, hash)
      if (before) return before
      const of = submissionOf(row)
      if (command.expectedVersion !== null && command.expectedVersion !== of.version) return refuse('changed-meanwhile', { expected: command.expectedVersion, actual: of.version })
      const texts = command.reason !== null || command.basis !== null
      const act = this.actOf(command, actor, texts ? await partyWords(tx, this.vault, 'submission', of.centreId, of.id) : [])
      if (isRefusal(act)) return act
      const blueprint = await this.office.blueprints.version(of.blueprint.code, of.blueprint.version)
      const decision = acts[name](of, { ...act, papers: command.papers ?? [], asked: blueprint ? askedBy(blueprint) : [] })
      if (isRefusal(decision)) return decision
      if (await this.write(tx, of, name, decision, act, command, hash)) return this.written({ centreId: of.centreId, submissionId: of.id, no: of.version + 1, receiptCode: null }, decision.step.post)
    }
    return refuse('busy')
  }

  private async write(tx: Tx, of: KeptSubmission, name: SubmissionAct, { step, change }: Exclude<ReturnType<(typeof acts)['withdrawJob']>, Refusal>, act: Act, command: ActCommand, hash: Buffer): Promise<boolean> {
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

  private actOf(command: CounterCommand, actor: Actor, words: readonly string[]): Act | Refusal {
    const { directory, clock } = this.office
    const recordedAt = clock.now()
    const occurredAt = command.occurredAt ?? recordedAt
    const window = windowOf(directory, command.centreId, command.window, occurredAt)
    if (isRefusal(window)) return window
    return { by: officerOf(directory, actor.subject, command.centreId, occurredAt), window, occurredAt, recordedAt, reason: command.reason, basis: command.basis, partyWords: words }
  }

  /** The first answer to the same command, or the refusal of another under its id; undefined when the id is new. */
  private first(row: Partial<Answered> | undefined, { centreId, commandId }: CounterCommand, hash: Buffer): Answer | Refusal | undefined {
    if (!row?.answered_id || !row.answered_no || !row.answered_hash) return undefined
    if (!row.answered_hash.equals(hash)) return refuse('command-id-reused', { commandId })
    const receipt = row.answered_no === 1 ? receiptCode(this.office.keys, { centreId, caseId: row.answered_id, commandId }) : null
    return { centreId, submissionId: row.answered_id, no: row.answered_no, receiptCode: receipt }
  }

  private written(answer: Answer, post: string): Answer {
    notePost(answer.centreId, post)
    this.office.wake()
    return answer
  }
}
