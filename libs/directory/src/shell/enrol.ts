import { createPublicKey } from 'node:crypto'
import { type Tx, withClient } from '@tongban/database'
import { type Localized, type Tier, formatDay } from '@tongban/kernel'
import type { CentreKind, SourceKey, SourceKind } from '../core/entries.js'
import type { Directory } from './directory.js'
import { put } from './put-rows.js'

/** A source as the city office announces it to every deployment (standards.source-enrolled.v1). */
export interface SourceEntry {
  source: string
  kind: SourceKind
  deployment: string
  ledgerCentre: string
  enrolledAt: string
  centre: {
    id: string; tier: Tier; kind: CentreKind; parent: string | null; division: string; ordinal: number; names: Localized; from: string; to: string | null
  } | null
  keys: { kid: string; algorithm: 'Ed25519'; publicKey: string; from: string; to: string | null }[]
}

/** Enters public keys as the owner role: the one-time act when a deployment joins. Repeating it changes nothing. Refuses a key that is not Ed25519. */
export async function enrolKeys(ownerUrl: string, keys: readonly SourceKey[]): Promise<void> {
  await withClient(ownerUrl, async (owner) => {
    await owner.query({ text: 'begin' })
    await putKeys(owner, keys)
    await owner.query({ text: 'commit' })
  })
}

export const enrolKey = (ownerUrl: string, key: SourceKey): Promise<void> => enrolKeys(ownerUrl, [key])

/** Enters what the city announced about a source: its centre, where it reports to, its keys. Runs in the transaction that applies the message (plumbing role). */
export async function enrolSource(tx: Tx, { source, kind, deployment, ledgerCentre, enrolledAt, centre, keys }: SourceEntry): Promise<void> {
  const from = centre?.from ?? enrolledAt.slice(0, 10)
  const names = centre?.names ?? { zh: deployment }
  await tx.query({
    text: `insert into deployment (id, kind, zh, en, valid_from) select $1, $2, $3, $4, $5 where not exists (select from deployment where id = $1)`,
    values: [deployment, kind, names.zh, names.en ?? null, from],
  })
  if (centre) {
    // Field by field: a newer city may say more of a centre than there are columns for here.
    const { id, tier, kind: kindOfCentre, parent, division, ordinal, names: { zh, en = null }, from: valid_from, to: valid_to } = centre
    await put(tx, 'centre', ['id', 'valid_from'], [{ id, tier, kind: kindOfCentre, parent, division, ordinal, deployment, zh, en, valid_from, valid_to }])
  }
  const { rows } = await tx.query<{ since: string }>({ text: 'select max(valid_from)::text as since from source where id = $1', values: [source] })
  await put(tx, 'source', ['id', 'valid_from'], [{ id: source, kind, deployment, ledger_centre: ledgerCentre, valid_from: rows[0]?.since ?? from, valid_to: null }])
  await putKeys(tx, keys.map((key) => ({ source, kid: key.kid, publicKey: key.publicKey, from: new Date(key.from), to: key.to === null ? null : new Date(key.to) })))
  await tx.query({ text: 'update directory_version set version = version + 1' })
}

/** What this directory would announce about a source of its own; undefined when it knows no such source or no key of it. */
export function sourceEntry(directory: Directory, source: string): SourceEntry | undefined {
  const found = directory.findSource(source)
  const keys = directory.keysOf(source)
  const earliest = keys.map((key) => key.from).sort((a, b) => a.getTime() - b.getTime())[0]
  if (!found || !earliest) return undefined
  const centre = directory.findCentre(source)
  return {
    source,
    kind: found.kind,
    deployment: found.deployment,
    ledgerCentre: found.ledgerCentre,
    enrolledAt: earliest.toISOString(),
    centre: centre ? {
      id: centre.id, tier: centre.tier, kind: centre.kind, parent: centre.parent, division: centre.division, ordinal: centre.ordinal, names: centre.names,
      from: formatDay(centre.from), to: centre.to === null ? null : formatDay(centre.to),
    } : null,
    keys: keys.map(({ kid, publicKey, from, to }) => ({ kid, algorithm: 'Ed25519', publicKey, from: from.toISOString(), to: to?.toISOString() ?? null })),
  }
}

async function putKeys(tx: Tx, keys: readonly SourceKey[]): Promise<void> {
  if (keys.length === 0) return
  for (const { source, kid, publicKey } of keys) {
    if (createPublicKey(publicKey).asymmetricKeyType !== 'ed25519') throw new Error(`Key ${kid} of source ${source} is not an Ed25519 public key`)
  }
  const changed = await tx.query({
    text: `insert into source_key (source, kid, public_key, valid_from, valid_to)
      select source, kid, public_key, valid_from, valid_to from jsonb_populate_recordset(null::source_key, $1::jsonb)
      on conflict (source, kid) do update set valid_to = excluded.valid_to
      -- A key's number never changes its key: whoever could replace one could sign anything that was ever said.
      where source_key.public_key = excluded.public_key and source_key.valid_to is distinct from excluded.valid_to`,
    values: [JSON.stringify(keys.map((key) => ({ source: key.source, kid: key.kid, public_key: key.publicKey, valid_from: key.from, valid_to: key.to })))],
  })
  const { rows } = await tx.query<{ source: string; kid: string }>({
    text: `select k.source, k.kid from source_key k join jsonb_populate_recordset(null::source_key, $1::jsonb) given using (source, kid) where k.public_key <> given.public_key`,
    values: [JSON.stringify(keys.map((key) => ({ source: key.source, kid: key.kid, public_key: key.publicKey })))],
  })
  if (rows[0]) throw new Error(`Key ${rows[0].kid} of source ${rows[0].source} is enrolled with another public key; give the new key a number of its own`)
  if (changed.rowCount > 0) await tx.query({ text: 'update directory_version set version = version + 1' })
}
