import { refuse, type Refusal } from '@tongban/kernel'
import { centresOf, denied, pageOf, toConnection, type Connection, type Principal } from '@tongban/service'
import type { LedgerCaseView } from './ledger-case-row.js'
import { isLedgerKeyOf, LEDGER_KEY_VALUES, ledgerKeyOf, type LedgerFilter, type LedgerReader, type LedgerSort } from './ledger-reader.js'

export interface LedgerQuestion extends LedgerFilter {
  sort?: LedgerSort | null
  first?: number | null
  after?: string | null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const readable = (text: string) => text.slice(0, 64).replaceAll('\u0000', '')

/** Answers questions to a ledger, for people whose centres include its owner; to everybody else there is no such ledger. */
export class LedgerDesk {
  constructor(readonly reader: LedgerReader) {}

  async list(principal: Principal, owner: string, question: LedgerQuestion): Promise<Connection<LedgerCaseView> | Refusal> {
    const sort = question.sort ?? 'received-desc'
    const page = pageOf(question, sort, LEDGER_KEY_VALUES)
    if (page.after && !isLedgerKeyOf(sort, page.after)) throw denied('BAD_USER_INPUT', refuse('bad-cursor', { cursor: readable(question.after ?? '') }))
    const readers = this.readers(principal, owner)
    if (!readers) return refuse('no-such-ledger', { owner })
    const filter = {
      ofCentres: question.ofCentres?.map(readable) ?? null, states: question.states?.map(readable) ?? null, itemCode: question.itemCode != null ? readable(question.itemCode) : null,
    }
    return toConnection(await this.reader.list(readers, filter, sort, page), page, sort, (kase) => ledgerKeyOf(sort, kase))
  }

  async find(principal: Principal, owner: string, ofCentre: string, id: string): Promise<LedgerCaseView | Refusal> {
    const readers = this.readers(principal, owner)
    if (!readers) return refuse('no-such-ledger', { owner })
    return (UUID.test(id) ? await this.reader.find(readers, readable(ofCentre), id) : undefined) ?? refuse('not-in-ledger', { case: readable(id), owner })
  }

  async findByNumber(principal: Principal, owner: string, number: string): Promise<LedgerCaseView | Refusal> {
    const readers = this.readers(principal, owner)
    if (!readers) return refuse('no-such-ledger', { owner })
    return await this.reader.findByNumber(readers, readable(number)) ?? refuse('not-in-ledger', { case: readable(number), owner })
  }

  private readers(principal: Principal, owner: string): string[] | undefined {
    const readers = centresOf(principal, [owner])
    return owner === this.reader.owner && readers.length > 0 ? readers : undefined
  }
}
