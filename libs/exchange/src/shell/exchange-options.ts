import type { Database } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import type { OfficeClock } from '@tongban/kernel'
import type { Transport } from '../transport/transport.js'
import type { KeyRing } from './key-ring.js'
import type { Projection } from './ledger-row.js'
import type { Log } from './log.js'
import type { StandardsHandler } from './receive-standards.js'
import type { stampBatch } from './stamp.js'

export interface ExchangeOptions {
  /** Opened with role 'plumbing'. */
  plumbing: Database
  transport: Transport
  directory: Directory
  keys: KeyRing
  clock: OfficeClock
  deployment: string
  /** Whom this deployment publishes for: its centres, or `city`. */
  sources: readonly string[]
  /** The ledger this deployment keeps, if any, and the events topics it reads; a function is asked again every two seconds. */
  ledger?: { owner: string; topics: readonly string[] | (() => readonly string[]) }
  /** Applied to what the ledger reads. */
  projections?: readonly Projection[]
  /** Applied to what arrives in the inboxes of this deployment's sources; `owner` is then the source written to. */
  inboxProjections?: readonly Projection[]
  standards?: readonly StandardsHandler[]
  log?: Log
  /** How often each stream is summed up in a digest; 0 for never. Default an hour. */
  digestEveryMs?: number
  /** How long the standards may be incomplete before the city is asked for them again. Default ten seconds. */
  standardsPatienceMs?: number
  /** Another way of stamping, for trials. */
  stamp?: typeof stampBatch
}
