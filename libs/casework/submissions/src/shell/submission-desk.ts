import { ReceiptDesk } from '@tongban/counter'
import type { SubmissionReader } from './submission-reader.js'
import type { KeptSubmission } from './submission-row.js'

/** How far a joint job is, by number and receipt code, without a login. */
export class SubmissionDesk extends ReceiptDesk<KeptSubmission> {
  constructor(reader: SubmissionReader) {
    super((centres, centreId, number) => reader.findByNumber(centres, centreId, number))
  }
}
