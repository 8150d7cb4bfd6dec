import { canonicalText, hashText, type StandardsManifest } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { CITY_SOURCE, STANDARDS_TOPIC } from '../stream/topics.js'
import { insertOutbox } from './outbox.js'

/**
 * Publishes the list of everything in force, when it is not the list published last: the newest body of every key the city has stamped.
 * Returns whether it did. The relay of the city office calls this whenever standards have gone out.
 */
export async function publishManifest(tx: Tx, officeNow: Date): Promise<boolean> {
  const { rows } = await tx.query<{ key: string; hash: Buffer; body: string; version: number }>({ text: NEWEST, values: [CITY_SOURCE, STANDARDS_TOPIC] })
  const last = rows.find(({ key }) => key === 'manifest')
  const entries = rows.filter(({ key }) => key !== 'manifest').map(({ key, hash }) => ({ key, hash: hashText(hash) }))
  if (entries.length === 0) return false
  if (last && canonicalText((JSON.parse(last.body) as StandardsManifest).entries) === canonicalText(entries)) return false
  const body: StandardsManifest = { asOf: officeNow.toISOString(), entries }
  await tx.query(insertOutbox([{
    source: CITY_SOURCE, topic: STANDARDS_TOPIC, key: 'manifest', aggregateType: 'manifest', aggregateId: 'standards', aggregateVersion: (last?.version ?? 0) + 1,
    type: 'standards.manifest.v1', occurredAt: officeNow, body,
  }]))
  return true
}

/** Whether a deployment holds everything that is in force. */
export interface ManifestState {
  /** Null when no manifest has come yet. */
  asOf: string | null
  held: number
  missing: string[]
}

/** Compares the newest manifest with what is held. Complete when `asOf` is set and nothing is missing. */
export async function manifestState(tx: Tx): Promise<ManifestState> {
  const { rows } = await tx.query<{ key: string; hash: Buffer; body: string | null }>({
    text: "select key, hash, case when key = 'manifest' then body end as body from standard_in_force",
  })
  const manifest = rows.find(({ key }) => key === 'manifest')
  const held = new Set(rows.map(({ key, hash }) => `${key} ${hashText(hash)}`))
  if (!manifest) return { asOf: null, held: held.size, missing: [] }
  const { asOf, entries } = JSON.parse(manifest.body!) as StandardsManifest
  return { asOf, held: held.size - 1, missing: entries.filter(({ key, hash }) => !held.has(`${key} ${hash}`)).map(({ key }) => key) }
}

const NEWEST = `
  select distinct on (key) key, hash, case when key = 'manifest' then body end as body, aggregate_version as version
  from sent where source = $1 and topic = $2 order by key, seq desc`
