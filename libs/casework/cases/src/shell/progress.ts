import { ReceiptDesk } from '@tongban/counter'
import type { CaseReader } from './case-reader.js'
import type { KeptCase } from './kase-row.js'

/** Progress of a case by number and receipt code, without a login. */
export class Progress extends ReceiptDesk<KeptCase> {
  constructor(reader: CaseReader) {
    super((centres, centreId, number) => reader.findByNumber(centres, centreId, number))
  }
}
