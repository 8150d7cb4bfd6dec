/** What stands on a receipt: the number of a case or joint job, and the code that shows it without a login. */
export interface AskedReceipt {
  number: string
  code: string
  /** It was asked for: a reload shows it again. */
  asked?: boolean
}

export type ReceiptFault = 'numberMissing' | 'numberForm' | 'codeMissing' | 'codeForm'

/** A number as it was meant: full-width digits and any dashes and spaces taken, `44010500101201506300000171` with its dashes. */
export function numberAsMeant(typed: string): string {
  const digits = typed.normalize('NFKC').replace(/\D/g, '')
  const [, place, day, sequence, check] = /^(\d{8}|\d{11})(\d{8})(\d{6})(\d)$/.exec(digits) ?? []
  return place ? `${place}-${day}-${sequence}-${check}` : typed.normalize('NFKC').trim()
}

/** A code as it was meant: in capitals and groups of four. */
export function codeAsMeant(typed: string): string {
  const letters = typed.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '')
  return letters.replace(/.{4}(?=.)/g, '$&-')
}

/** What can be seen to be wrong before anybody is asked; the form alone, nothing of whether there is such a case. */
export function faultsOfReceipt({ number, code }: AskedReceipt): { number?: ReceiptFault; code?: ReceiptFault } {
  const [meant, letters] = [numberAsMeant(number), codeAsMeant(code)]
  const wrongNumber: ReceiptFault | undefined = !meant ? 'numberMissing' : /^(\d{8}|\d{11})-\d{8}-\d{6}-\d$/.test(meant) ? undefined : 'numberForm'
  const wrongCode: ReceiptFault | undefined = !letters ? 'codeMissing' : /^(\w{4}-){3}\w{4}$/.test(letters) ? undefined : 'codeForm'
  return { ...(wrongNumber && { number: wrongNumber }), ...(wrongCode && { code: wrongCode }) }
}

/** What a receipt's QR code brings: `/progress?number=…&code=…`; a number alone fills the form. */
export function receiptInAddress(search: string): AskedReceipt | undefined {
  const params = new URLSearchParams(search)
  const [number, code] = [numberAsMeant(params.get('number') ?? ''), codeAsMeant(params.get('code') ?? '')]
  if (!number && !code) return undefined
  return { number, code, asked: Object.keys(faultsOfReceipt({ number, code })).length === 0 }
}
