import type { Schema } from '@tongban/database'
import { CreateInbox1764000300000 } from './migrations/create-inbox.js'
import { CreateLedger1764000400000 } from './migrations/create-ledger.js'
import { CreateOutbox1764000100000 } from './migrations/create-outbox.js'
import { CreateSent1764000200000 } from './migrations/create-sent.js'
import { CreateUpkeep1764000500000 } from './migrations/create-upkeep.js'

/** Every table of the exchange, in the class that protects it. Partitions of `sent` are reached through `sent` alone. */
export const exchangeSchema: Schema = {
  name: 'exchange',
  tables: {
    outbox: 'plumbing',
    stream: 'plumbing',
    stream_bucket: 'plumbing',
    sent: 'plumbing',
    ship_cursor: 'plumbing',
    resend: 'plumbing',
    inbox: 'plumbing',
    parked: 'plumbing',
    resend_request: 'plumbing',
    refused_message: 'plumbing',
    upkeep: 'plumbing',
    standard_in_force: 'reference',
    ledger_event: 'owner',
    ledger_entry: 'owner',
    dead_letter: 'owner',
    finding: 'owner',
    digest_check: 'owner',
    certificate: 'owner',
  },
  migrations: [CreateOutbox1764000100000, CreateSent1764000200000, CreateInbox1764000300000, CreateLedger1764000400000, CreateUpkeep1764000500000],
}
