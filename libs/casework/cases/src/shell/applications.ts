import type { Tx } from '@tongban/database'
import { outboxValues } from '@tongban/exchange'
import { calendar, checkText, dayInShanghai, formatDay, isRefusal, normalIdentity, type Party, type Refusal, refuse } from '@tongban/kernel'
import { notePost } from '@tongban/service'
import { v7 } from 'uuid'
import type { Kase, Paper, Terms } from '../core/case.js'
import { receive, type Receive, type Received } from '../core/receive.js'
import { stepValues, type Office } from './case-acts.js'
import { ANSWERED, RECEIVE } from './case-statements.js'
import { commandHash, firstAnswer, isSameCommandMeanwhile, type Actor, type Answer, type Answered, type CaseCommand } from './command.js'
import { eachStatement, IdentityVault, lateOf, officerOf, windowOf } from '@tongban/counter'
import type { KeptCase } from './kase-row.js'
import { stepMessage, wireStep } from './step-message.js'

export interface ReceiveCommand extends CaseCommand {
  itemCode: string
  parties: Party[]
  papers: Paper[]
  origin: KeptCase['origin']
}

export interface Item {
  version: number
  terms: Terms
}

/** The version of an item that a centre runs on a day, as its implementation list has it; undefined when it runs none. */
export type ItemInForce = (centreId: string, itemCode: string, on: number) => Promise<Item | undefined>

/** Takes applications in: the road of the one act without a case before it. */
export class Applications {
  private readonly vault: IdentityVault

  constructor(private readonly office: Office, private readonly itemInForce: ItemInForce) {
    this.vault = new IdentityVault(office.keys)
  }

  async receive(asked: ReceiveCommand, actor: Actor): Promise<Answer | Refusal> {
    if (!actor.centres.includes(asked.centreId)) return refuse('not-your-centre', { centre: asked.centreId })
    const command = { ...asked, parties: asked.parties.map((party) => ({ ...party, identity: normalIdentity(party.identity) })) }
    const tx = eachStatement(this.office.database, [command.centreId])
    const road = () => this.take(tx, command, actor)
    return road().catch((error) => {
      if (isSameCommandMeanwhile(error)) return road()
      throw error
    })
  }

  private async take(tx: Tx, command: ReceiveCommand, actor: Actor): Promise<Answer | Refusal> {
    const hash = commandHash(this.office.keys.commands, 'receiveApplication', actor.subject, command)
    const { rows: [row] } = await tx.query<Answered>({ ...ANSWERED, values: [command.centreId, command.commandId] })
    const before = firstAnswer(row, command.commandId, hash)
    if (before) return isRefusal(before) ? before : { centreId: command.centreId, ...before, receiptCode: null }
    const item = await this.itemInForce(command.centreId, command.itemCode, dayInShanghai(command.occurredAt ?? this.office.clock.now()))
    const act = this.actOf(command, actor, item)
    if (isRefusal(act)) return act
    const received = receive(act, calendar)
    if (isRefusal(received)) return received
    return { centreId: command.centreId, caseId: await this.write(tx, command, act, received, hash), no: 1, receiptCode: null }
  }

  private actOf(command: ReceiveCommand, actor: Actor, item: Item | undefined): Receive | Refusal {
    const { directory, clock } = this.office
    const recordedAt = clock.now()
    const occurredAt = command.occurredAt ?? recordedAt
    const on = dayInShanghai(occurredAt)
    const window = windowOf(directory, command.centreId, command.window, occurredAt)
    if (isRefusal(window)) return window
    const origin = checkOrigin(command.origin)
    if (origin) return origin
    if (!item) return refuse('item-not-in-force', { item: command.itemCode, centre: command.centreId, on: formatDay(on) })
    return {
      centreId: command.centreId,
      item: { code: command.itemCode, version: item.version },
      terms: item.terms,
      parties: command.parties,
      papers: command.papers,
      by: officerOf(directory, actor.subject, command.centreId, occurredAt),
      window,
      occurredAt,
      recordedAt,
      late: lateOf(directory, command.centreId, occurredAt, recordedAt),
      powerOn: (day) => directory.competence(command.itemCode, command.centreId, day),
      reason: command.reason,
      basis: command.basis,
      partyWords: command.parties.flatMap(({ name, identity }) => [name, identity]),
    }
  }

  private async write(tx: Tx, { commandId, origin }: ReceiveCommand, act: Receive, { step, state, notifyBy }: Received, hash: Buffer): Promise<string> {
    const id = v7()
    const keys = [...new Set(act.parties.map((party) => this.vault.subjectKey(party)))]
    const officers: Kase['officers'] = { acceptance: act.by.subject }
    const wire = wireStep({ centreId: act.centreId, id }, 1, null, step, act)
    const kase: KeptCase = {
      centreId: act.centreId, id, version: 1, state, item: act.item, terms: act.terms, origin, papers: [...act.papers], receivedAt: act.occurredAt, notifyBy, notification: null,
      number: null, receiptHash: null, acceptedAt: null, promised: null, statutory: null, officers, concludedAt: null, result: null, closedAt: null,
      subjectKeys: keys, subjectKeyVersion: this.vault.subjectKeyVersion, lastStep: { no: 1, hash: wire.stepHash, occurredAt: act.occurredAt }, task: null,
    }
    await tx.query({
      ...RECEIVE,
      values: [
        kase.centreId, id, 1, state, act.item.code, act.item.version, JSON.stringify(act.terms), origin.channel, origin.system, origin.externalId, JSON.stringify(act.papers), act.occurredAt,
        formatDay(notifyBy.date), notifyBy.provisional, JSON.stringify(officers), keys, kase.subjectKeyVersion, wire.stepHash, act.occurredAt,
        ...this.vault.columns(kase.centreId, id, act.parties),
        ...stepValues(state, step, wire, act, commandId, hash),
        ...outboxValues(stepMessage(kase, step.stage, wire, this.office.directory.ledgerCentreOf(kase.centreId))),
      ],
    })
    notePost(kase.centreId, step.post)
    this.office.wake()
    return id
  }
}

/** Refuses what the wire could not carry and what the database could not hold. */
function checkOrigin({ system, externalId }: ReceiveCommand['origin']): Refusal | null {
  if (system !== null && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(system)) return refuse('bad-input', { field: 'origin.system', reason: 'wrong-form' })
  return checkText('origin.externalId', externalId, [], 100)
}
