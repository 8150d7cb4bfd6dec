import { connection, resultUnion } from '@tongban/service'
import { LedgerCertificate } from './certificate.type.js'
import { LedgerCase } from './ledger-case.type.js'

const listOf = (name: string) => {
  const Connection = connection(LedgerCase, name)
  return () => Connection
}
const certificatesOf = (name: string) => {
  const Connection = connection(LedgerCertificate, name)
  return () => Connection
}

/** Of the subgraph `centre`. Made on demand: a process of one subgraph must not carry the other's types. */
export const centreResults = () => ({
  list: resultUnion('LedgerCasesResult', listOf('LedgerCase'), ['no-such-ledger'], { routed: true }),
  one: resultUnion('LedgerCaseResult', () => LedgerCase, ['no-such-ledger', 'not-in-ledger'], { routed: true }),
  certificates: resultUnion('LedgerCertificatesResult', certificatesOf('LedgerCertificate'), ['no-such-ledger'], { routed: true }),
})

/** Of the subgraph `city`. */
export const cityResults = () => ({
  list: resultUnion('CityLedgerCasesResult', listOf('CityLedgerCase'), ['no-such-ledger']),
  one: resultUnion('CityLedgerCaseResult', () => LedgerCase, ['no-such-ledger', 'not-in-ledger']),
  certificates: resultUnion('CityLedgerCertificatesResult', certificatesOf('CityLedgerCertificate'), ['no-such-ledger']),
})
