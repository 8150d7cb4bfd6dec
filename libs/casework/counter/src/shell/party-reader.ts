import type { Tx } from '@tongban/database'
import type { IdentityType, PartyKind, PartyRole } from '@tongban/kernel'
import type { IdentityVault } from './identity-vault.js'

interface PartyRow {
  owner_id: string
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

/** Whose parties: each keeps them in a table of its own, of the same columns. */
export type PartyTable = 'case' | 'submission'

/** The parties of cases or submissions of one centre, opened: for its own staff alone. */
export async function readParties(tx: Tx, vault: IdentityVault, of: PartyTable, centreId: string, ids: readonly string[]): Promise<OpenParty[]> {
  const { rows } = await tx.query<PartyRow>({
    name: `parties-of-${of}`,
    text: `
      select ${of}_id as owner_id, no, role, kind, identity_type, identity_sealed, name_sealed, key_id
      from ${of}_party where centre_id = $1::text and ${of}_id = any($2::uuid[]) order by ${of}_id, no`,
    values: [centreId, ids],
  })
  return rows.map((row) => {
    const place = { centreId, caseId: row.owner_id, no: row.no }
    return {
      caseId: row.owner_id,
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
export async function partyWords(tx: Tx, vault: IdentityVault, of: PartyTable, centreId: string, id: string): Promise<string[]> {
  const parties = await readParties(tx, vault, of, centreId, [id])
  return parties.flatMap(({ name, identity }) => [name, identity])
}

/** The identity as the counter shows it: the first three and the last four characters. */
export function maskedIdentity(identity: string): string {
  return identity.length < 10 ? `${identity.slice(0, 1)}****` : `${identity.slice(0, 3)}${'*'.repeat(identity.length - 7)}${identity.slice(-4)}`
}
