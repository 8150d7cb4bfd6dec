import { Logger } from '@nestjs/common'
import { IdentityVault, maskedIdentity } from '@tongban/counter'
import type { Database } from '@tongban/database'
import { checkParties, type IdentityType, normalIdentity, type PartyKind, refuse, type Refusal } from '@tongban/kernel'
import { Throttle, type ThrottleOptions } from '@tongban/service'
import { maskName } from '../core/mask-name.js'
import { kaseColumns, kaseOf, type KaseRow, type KeptCase } from './kase-row.js'

/** A counter serves dozens in this time; somebody who tries numbers out needs thousands. */
const TRIES: ThrottleOptions = { tries: 100, windowMs: 15 * 60_000 }
const OPEN_SHOWN = 20

export interface Asked {
  centreId: string
  identityType: IdentityType
  identity: string
}

/** Somebody who was a party of a case at this centre before. */
export interface KnownParty {
  centreId: string
  kind: PartyKind
  identityType: IdentityType
  identityMasked: string
  nameMasked: string
  lastReceivedAt: Date
  open: KeptCase[]
  openCount: number
}

interface Row {
  case_id: string
  no: number
  kind: PartyKind
  name_sealed: Buffer
  key_id: string
  received_at: Date
}

/**
 * Finds whoever stands at the counter by the number on their document, among the cases of that centre alone. The number is turned into its subject key and
 * never stored, told on or logged; each look is counted and noted with who looked, so that trying numbers out is slow and seen.
 */
export class KnownParties {
  private readonly looks: Throttle
  private readonly log = new Logger('KnownParties')

  constructor(private readonly database: Database, private readonly vault: IdentityVault, tries: ThrottleOptions = TRIES) {
    this.looks = new Throttle(tries)
  }

  async find({ centreId, identityType, identity: typed }: Asked, who: { subject: string; centres: readonly string[] }): Promise<KnownParty | Refusal> {
    if (!who.centres.includes(centreId)) return refuse('not-your-centre', { centre: centreId })
    const identity = normalIdentity(typed)
    const kind = identityType === 'citizen-number' || identityType === 'passport' ? 'person' : 'organisation'
    const invalid = checkParties([{ role: 'applicant', kind, name: '-', identityType, identity }])
    if (invalid) return invalid
    const wait = this.looks.take(who.subject)
    if (wait > 0) return refuse('too-many-attempts', { seconds: wait })
    const subjectKey = this.vault.subjectKey({ identityType, identity })
    const [newest, open] = await Promise.all([this.newest(centreId, subjectKey), this.open(centreId, subjectKey)])
    this.log.log({ subject: who.subject, centre: centreId, found: newest !== undefined }, 'a party was looked up by their document')
    if (!newest) return refuse('party-not-known', { centre: centreId })
    const name = this.vault.open(newest.name_sealed, newest.key_id, { centreId, caseId: newest.case_id, no: newest.no, field: 'name' })
    return {
      centreId, kind: newest.kind, identityType, identityMasked: maskedIdentity(identity), nameMasked: maskName(name, newest.kind), lastReceivedAt: newest.received_at,
      open: open.slice(0, OPEN_SHOWN).map(kaseOf), openCount: open[0]?.open_count ?? 0,
    }
  }

  private async newest(centreId: string, subjectKey: string): Promise<Row | undefined> {
    const { rows: [row] } = await this.database.inTenantEach([centreId], (tx) => tx.query<Row>({ ...NEWEST, values: [centreId, subjectKey] }))
    return row
  }

  private async open(centreId: string, subjectKey: string): Promise<(KaseRow & { open_count: number })[]> {
    const { rows } = await this.database.inTenantEach([centreId], (tx) => tx.query<KaseRow & { open_count: number }>({ ...OPEN_CASES, values: [centreId, subjectKey] }))
    return rows
  }
}

/** The newest application of a subject at a centre. */
export const NEWEST = {
  name: 'party-newest',
  text: `
    select p.case_id, p.no, p.kind, p.name_sealed, p.key_id, k.received_at from case_party p join case_file k on k.centre_id = p.centre_id and k.id = p.case_id
    where p.centre_id = $1::text and p.subject_key = $2::text order by k.received_at desc, p.case_id desc, p.no limit 1`,
}

/** A subject's open cases at a centre, and how many there are. */
export const OPEN_CASES = {
  name: 'party-open-cases',
  text: `
    with theirs as materialized (select distinct case_id from case_party where centre_id = $1::text and subject_key = $2::text)
    select ${kaseColumns('k')}, (count(*) over ())::int as open_count from theirs join case_file k on k.centre_id = $1::text and k.id = case_id
    where k.closed_at is null order by k.received_at desc, k.id desc limit ${OPEN_SHOWN}`,
}
