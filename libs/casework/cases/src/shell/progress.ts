import { refuse, type Refusal } from '@tongban/kernel'
import { Throttle } from '@tongban/identity'
import type { CaseReader } from './case-reader.js'
import type { KeptCase } from './kase-row.js'
import { isReceipt } from '@tongban/counter'

const MINUTES = 60_000

/**
 * Progress by number and receipt code, without a login. A wrong code and a number that does not exist take the same way and give the same answer.
 * Guesses are counted for each number, which the guesser cannot choose freely, and for each address.
 */
export class Progress {
  private readonly byNumber = new Throttle({ tries: 8, windowMs: 15 * MINUTES })
  private readonly byAddress = new Throttle({ tries: 60, windowMs: 15 * MINUTES })

  constructor(private readonly reader: CaseReader) {}

  async show(asked: { centreId: string; number: string; receiptCode: string; address: string }): Promise<KeptCase | Refusal> {
    const number = asked.number.trim().slice(0, 40).replaceAll('\u0000', '')
    // The address first: one that has guessed enough must not use up the number's tries for its holder.
    const wait = this.byAddress.take(asked.address) || this.byNumber.take(number)
    if (wait > 0) return refuse('too-many-attempts', { seconds: wait })
    const centres = /^[a-z0-9]{2,12}$/.test(asked.centreId) ? [asked.centreId] : []
    const kase = await this.reader.findByNumber(centres, centres[0] ?? '', number)
    if (!isReceipt(kase?.receiptHash ?? null, number, asked.receiptCode) || !kase) return refuse('progress-not-found')
    // Honest look-ups cost nothing: a kiosk serves many holders of receipts from one address.
    this.byNumber.clear(number)
    this.byAddress.giveBack(asked.address)
    return kase
  }
}
