import type { DynamicModule } from '@nestjs/common'
import type { Database } from '@tongban/database'
import { CertificateDesk } from './certificate-desk.js'
import { centreLedgerResolver } from './graph/centre-ledger.resolver.js'
import { cityLedgerResolver } from './graph/city-ledger.resolver.js'
import { LedgerFieldsResolver } from './graph/ledger-fields.resolver.js'
import { LedgerDesk } from './ledger-desk.js'
import { LedgerReader } from './ledger-reader.js'

export interface LedgerOptions {
  database: Database
  plumbing: Database
  /** Whose ledger this deployment keeps; null where it keeps none: then there is none to ask, in the same graph. */
  owner: string | null
  subgraph: 'centre' | 'city'
}

/** The ledger's questions, in a process of either subgraph. */
export class LedgerModule {
  static over({ database, plumbing, owner, subgraph }: LedgerOptions): DynamicModule {
    const desk = new LedgerDesk(new LedgerReader(database, plumbing, owner))
    return { module: LedgerModule, providers: [{ provide: LedgerDesk, useValue: desk }, { provide: CertificateDesk, useValue: new CertificateDesk(database, owner) }, LedgerFieldsResolver, resolverOf[subgraph]()] }
  }
}

// Nest keeps graph types for good: each kind is made once in a process, however often the module is.
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => (made ??= make())
}
const resolverOf = { centre: once(centreLedgerResolver), city: once(cityLedgerResolver) }
