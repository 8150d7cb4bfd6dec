/** What an acceptance gave and nothing stores: the code on the receipt, for the tab that accepted, until the next one or the end of the login. */
export interface KeptReceipt {
  id: string
  code: string | null
  printed?: boolean
}

const KEY = 'receipt'

export function keepReceipt(receipt: KeptReceipt): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(receipt))
  } catch {
    // the receipt will say that its code is not there
  }
}

export function keptReceipt(id: string): KeptReceipt | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as KeptReceipt | null
    return kept?.id === id ? kept : undefined
  } catch {
    return undefined
  }
}

export function forgetReceipt(): void {
  sessionStorage.removeItem(KEY)
}

/** Where the code on a receipt opens the progress. */
export const progressAddress = (origin: string, number: string, code: string): string => `${origin}/progress?${new URLSearchParams({ number, code })}`
