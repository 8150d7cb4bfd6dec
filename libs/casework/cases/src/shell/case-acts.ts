import { Database, type Tx } from '@tongban/database'
import { Directory } from '@tongban/directory'
import { outboxValues } from '@tongban/exchange'
import { calendar, dayInShanghai, formatDay, isRefusal, OfficeClock, refuse, type Refusal } from '@tongban/kernel'
import { notePost } from '@tongban/service'
import { acts } from '../core/acts.js'
import type { Act, Decided } from '../core/case.js'
import type { PowerOn } from '../core/check-power.js'
import type { CaseAct } from '../core/transitions.js'
import { CaseNumbers, eachStatement, type IdentityKeys, IdentityVault, lateOf, officerOf, partyWords, receiptCode, receiptHash, windowOf } from '@tongban/counter'
import { CHANGE, CHANGE_TASK, LOAD, MOVE, TELL_TASK } from './case-statements.js'
import { commandHash, firstAnswer, isSameCommandMeanwhile, type Actor, type Answer, type Answered, type CaseCommand } from './command.js'
import { kaseOf, type KaseRow, type KeptCase } from './kase-row.js'
import { stepMessage, wireStep } from './step-message.js'
import { wordOf } from './task-words.js'

const ATTEMPTS = 3

export interface ActCommand extends CaseCommand {
  caseId: string
  expectedVersion: number | null
}

/** What the road of every act needs. */
export interface Office {
  database: Database
  directory: Directory
  clock: OfficeClock
  keys: IdentityKeys
  /** Told after an act was written, so that the relay need not wait for its next look. */
  wake: () => void
}

/**
 * The one road of every act on a case: load, decide, write row, step and message in one statement guarded by the version loaded.
 * Zero rows written means that someone was faster: reload and decide again, at most three times, then `busy`.
 * The same command id and body gives its first answer; with another body it is refused.
 */
export class CaseActs {
  private readonly numbers = new CaseNumbers({ table: 'case_number_block', first: 1 })
  private readonly vault: IdentityVault

  constructor(private readonly office: Office) {
    this.vault = new IdentityVault(office.keys)
  }

  async run<C extends ActCommand>(name: CaseAct, command: C, actor: Actor): Promise<Answer | Refusal> {
    // Another centre's case is not there: the read is the same, row-level security shows nothing.
    const centres = actor.centres.filter((centre) => centre === command.centreId)
    const tx = eachStatement(this.office.database, centres)
    const road = () => this.take(tx, name, command, actor)
    return road().catch((error) => {
      if (isSameCommandMeanwhile(error)) return road()
      throw error
    })
  }

  private async take(tx: Tx, name: CaseAct, command: ActCommand, actor: Actor): Promise<Answer | Refusal> {
    const hash = commandHash(this.office.keys.commands, name, actor.subject, command)
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { rows: [row] } = await tx.query<KaseRow & Partial<Answered>>({ ...LOAD, values: [command.centreId, command.caseId, command.commandId] })
      if (!row) return refuse('no-such-case', { case: command.caseId })
      const before = firstAnswer(row, command.commandId, hash)
      if (before) return isRefusal(before) ? before : this.answer(name, command, before)
      const kase = kaseOf(row)
      if (command.expectedVersion !== null && command.expectedVersion !== kase.version)
        return refuse('changed-meanwhile', { expected: command.expectedVersion, actual: kase.version })
      const act = await this.actOf(tx, kase, command, actor)
      if (isRefusal(act)) return act
      const decision = acts[name](kase, { ...command, ...act, powerOn: this.powerOver(kase) }, calendar)
      if (isRefusal(decision)) return decision
      if (await this.write(tx, kase, decision, act, { name, ...command }, hash)) return this.answer(name, command, { caseId: kase.id, no: kase.version + 1 })
    }
    return refuse('busy')
  }

  private powerOver({ centreId, item }: KeptCase): PowerOn {
    return (day) => this.office.directory.competence(item.code, centreId, day)
  }

  private async actOf(tx: Tx, kase: KeptCase, command: ActCommand, actor: Actor): Promise<Act | Refusal> {
    const recordedAt = this.office.clock.now()
    const occurredAt = command.occurredAt ?? recordedAt
    const window = windowOf(this.office.directory, kase.centreId, command.window, occurredAt)
    if (isRefusal(window)) return window
    const texts = command.reason !== null || command.basis !== null
    return {
      by: officerOf(this.office.directory, actor.subject, kase.centreId, occurredAt),
      window,
      occurredAt,
      recordedAt,
      late: lateOf(this.office.directory, kase.centreId, occurredAt, recordedAt),
      reason: command.reason,
      basis: command.basis,
      partyWords: texts ? await partyWords(tx, this.vault, 'case', kase.centreId, kase.id) : [],
    }
  }

  private async write(tx: Tx, kase: KeptCase, { step, change }: Decided, act: Act, command: ActCommand & { name: CaseAct }, hash: Buffer): Promise<boolean> {
    const { directory, keys, wake } = this.office
    const after: KeptCase = { ...kase, ...change }
    if (after.acceptedAt && !kase.acceptedAt) {
      after.number = await this.numbers.next(tx, directory.getCentre(kase.centreId), dayInShanghai(act.occurredAt))
      after.receiptHash = receiptHash(after.number, receiptCode(keys, command))
    }
    const wire = wireStep(kase, kase.version + 1, kase.lastStep.hash, step, act)
    const changes = change.papers || change.notification || change.acceptedAt
    const word = wordOf(after, command.name, wire.no, step.reason, act, command)
    const { rowCount } = await tx.query({
      ...(word ? TELL_TASK : after.task ? CHANGE_TASK : changes ? CHANGE : MOVE),
      values: [
        kase.centreId, kase.id, kase.version,
        after.state, JSON.stringify(after.officers), after.concludedAt, after.result, after.closedAt, wire.stepHash, act.occurredAt,
        ...(changes || after.task ? changed(after) : []),
        ...(after.task ? [JSON.stringify(after.task)] : []),
        ...stepValues(after.state, step, wire, act, command.commandId, hash),
        ...outboxValues(stepMessage(after, step.stage, wire, directory.ledgerCentreOf(kase.centreId))),
        ...(word ? outboxValues(word) : []),
      ],
    })
    if (rowCount !== 1) return false
    notePost(kase.centreId, step.post)
    wake()
    return true
  }

  private answer(name: CaseAct, command: ActCommand, { caseId, no }: { caseId: string; no: number }): Answer {
    return { centreId: command.centreId, caseId, no, receiptCode: name === 'acceptCase' ? receiptCode(this.office.keys, { ...command, caseId }) : null }
  }
}

/** The values of a step, in the order of its columns. */
export function stepValues(state: string, step: Decided['step'], wire: ReturnType<typeof wireStep>, act: Act, commandId: string, hash: Buffer): unknown[] {
  return [
    wire.kind, step.stage, state, wire.actor, wire.post, wire.window, act.occurredAt, act.recordedAt, wire.basis, wire.reason,
    wire.stepHash, wire.previousStepHash, commandId, hash,
  ]
}

/** The values of what few acts change, in the order of its columns. */
export function changed(kase: KeptCase): unknown[] {
  const json = (value: unknown) => value && JSON.stringify(value)
  return [
    json(kase.papers), json(kase.notification), kase.number, kase.receiptHash, kase.acceptedAt, json(kase.promised), json(kase.statutory),
    kase.promised?.due ? formatDay(kase.promised.due.date) : null,
  ]
}
