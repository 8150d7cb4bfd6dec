/** What is wrong with a code and where: `position` is 1-based in the value as given. */
export interface Fault {
  code: FaultCode
  position?: number
  character?: string
  expected?: string
}

export type FaultCode = 'too-short' | 'too-long' | 'wrong-character' | 'no-such-date' | 'date-to-come' | 'wrong-check' | 'wrong-organisation-check' | 'no-such-province' | 'no-street'
