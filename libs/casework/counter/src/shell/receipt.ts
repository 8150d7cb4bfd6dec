import { createHmac, timingSafeEqual } from 'node:crypto'
import { sha256 } from '@tongban/contracts'
import type { IdentityKeys } from './identity-keys.js'

/** Crockford's: no I, L, O, U, so that a code read aloud or copied by hand stays itself. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16

/**
 * The code on the receipt: 80 bits that nobody without the deployment's key can guess. It is made from the accepting command, never stored,
 * so that the same command repeated after a lost answer gives the same code, and nothing else ever does.
 */
export function receiptCode(keys: Pick<IdentityKeys, 'receipts'>, accepted: { centreId: string; caseId: string; commandId: string }): string {
  const bits = createHmac('sha256', keys.receipts).update(`${accepted.centreId}|${accepted.caseId}|${accepted.commandId}`).digest()
  const letters = Array.from({ length: LENGTH }, (_, i) => LETTERS[bits[i]! % 32]).join('')
  return letters.replace(/.{4}(?=.)/g, '$&-')
}

/** What is stored of a code. */
export function receiptHash(caseNumber: string, code: string): Buffer {
  return sha256('tongban receipt', caseNumber, normalReceipt(code))
}

/** Whether the code belongs to the number; takes the same time when there is no such case (`stored` null). */
export function isReceipt(stored: Buffer | null, caseNumber: string, code: string): boolean {
  const same = timingSafeEqual(stored ?? Buffer.alloc(32), receiptHash(caseNumber, code))
  return stored !== null && same
}

/** A code as it was meant: without hyphens and spaces, in capitals, the letters people confuse read as digits. */
function normalReceipt(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}
