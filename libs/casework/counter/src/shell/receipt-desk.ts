import { Throttle } from '@tongban/identity'
import { refuse, type Refusal } from '@tongban/kernel'
import { isReceipt } from './receipt.js'

const MINUTES = 60_000

/** Finds what a number stands for, among these centres alone. */
export type FindByNumber<T> = (centres: readonly string[], centreId: string, number: string) => Promise<T | undefined>

/**
 * Shows what lies under a number and its receipt code, without a login. A wrong code and a number that does not exist take the same way and give the same answer.
 * Guesses are counted for each number, which the guesser cannot choose freely, and for each address.
 */
export class ReceiptDesk<T extends { receiptHash: Buffer | null }> {
  private readonly byNumber = new Throttle({ tries: 8, windowMs: 15 * MINUTES })
  private readonly byAddress = new Throttle({ tries: 60, windowMs: 15 * MINUTES })

  constructor(private readonly find: FindByNumber<T>) {}

  async show(asked: { centreId: string; number: string; receiptCode: string; address: string }): Promise<T | Refusal> {
    const number = asked.number.trim().slice(0, 40).replaceAll('\u0000', '')
    // The address first: one that has guessed enough must not use up the number's tries for its holder.
    const wait = this.byAddress.take(asked.address) || this.byNumber.take(number)
    if (wait > 0) return refuse('too-many-attempts', { seconds: wait })
    const centres = /^[a-z0-9]{2,12}$/.test(asked.centreId) ? [asked.centreId] : []
    const found = await this.find(centres, centres[0] ?? '', number)
    if (!isReceipt(found?.receiptHash ?? null, number, asked.receiptCode) || !found) return refuse('progress-not-found')
    // Honest look-ups cost nothing: a kiosk serves many holders of receipts from one address.
    this.byNumber.clear(number)
    this.byAddress.giveBack(asked.address)
    return found
  }
}
