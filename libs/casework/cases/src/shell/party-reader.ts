import type { Tx } from '@tongban/database'
import type { IdentityType, PartyKind, PartyRole } from '../core/parties.js'
import type { IdentityVault } from './identity-vault.js'

interface PartyRow {
  case_id: string
  no: number
  role: PartyRole
  kind: PartyKind
  identity_type: IdentityType
  identity_sealed: Buffer
  name_sealed: Buffer
  key_id: string
}

export interface OpenParty {
  caseId: string
  no: number
  role: PartyRole
  kind: PartyKind
  name: string
  identityType: IdentityType
  identity: string
}

/** The parties of cases of one centre, opened: for its own staff alone. */
export async function readParties(tx: Tx, vault: IdentityVault, centreId: string, caseIds: readonly string[]): Promise<OpenParty[]> {
  const { rows } = await tx.query<PartyRow>({
    name: 'case-parties',
    text: `
      select case_id, no, role, kind, identity_type, identity_sealed, name_sealed, key_id
      from case_party where centre_id = $1::text and case_id = any($2::uuid[]) order by case_id, no`,
    values: [centreId, caseIds],
  })
  return rows.map((row) => {
    const place = { centreId, caseId: row.case_id, no: row.no }
    return {
      caseId: row.case_id,
      no: row.no,
      role: row.role,
      kind: row.kind,
      name: vault.open(row.name_sealed, row.key_id, { ...place, field: 'name' }),
      identityType: row.identity_type,
      identity: vault.open(row.identity_sealed, row.key_id, { ...place, field: 'identity' }),
    }
  })
}

/** Names and numbers that must not stand in a reason. */
export async function partyWords(tx: Tx, vault: IdentityVault, centreId: string, caseId: string): Promise<string[]> {
  const parties = await readParties(tx, vault, centreId, [caseId])
  return parties.flatMap(({ name, identity }) => [name, identity])
}

/** The identity as the counter shows it: the first three and the last four characters. */
export function maskedIdentity(identity: string): string {
  return identity.length < 10 ? `${identity.slice(0, 1)}****` : `${identity.slice(0, 3)}${'*'.repeat(identity.length - 7)}${identity.slice(-4)}`
}
