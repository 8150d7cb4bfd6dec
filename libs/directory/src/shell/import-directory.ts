import { createHash } from 'node:crypto'
import { type Tx, withClient } from '@tongban/database'
import type { Localized } from '@tongban/kernel'
import { checkDirectory } from '../core/check-directory.js'
import type { Dated, DirectoryData } from '../core/directory-data.js'
import { put } from './put-rows.js'

/**
 * Writes a directory file into a deployment's database; `ownerUrl` is its owner role's. Repeating it changes nothing; entries that the file no longer has stay
 * (an entry ends by its `to`, never by being left out). Returns whether anything was written. Refuses a file with faults, all of them named.
 */
export async function importDirectory(ownerUrl: string, data: DirectoryData): Promise<boolean> {
  const faults = checkDirectory(data)
  if (faults.length > 0) throw new Error(`The directory cannot be imported:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
  const hash = createHash('sha256').update(JSON.stringify(data)).digest('hex')
  return withClient(ownerUrl, async (owner) => {
    await owner.query({ text: 'begin' })
    const { rows } = await owner.query<{ imported: string | null }>({ text: 'select imported from directory_version for update' })
    if (rows[0]?.imported === hash) {
      await owner.query({ text: 'rollback' })
      return false
    }
    await putDirectory(owner, data)
    await owner.query({ text: 'update directory_version set version = version + 1, imported = $1', values: [hash] })
    await owner.query({ text: 'commit' })
    return true
  })
}

async function putDirectory(tx: Tx, data: DirectoryData): Promise<void> {
  await put(tx, 'division', ['code', 'valid_from'], data.divisions.map(({ code, parent, ...entry }) => ({ code, parent, ...named(entry), ...dated(entry) })))
  await put(tx, 'deployment', ['id', 'valid_from'], data.deployments.map(({ id, kind, ...entry }) => ({ id, kind, ...named(entry), ...dated(entry) })))
  await put(tx, 'centre', ['id', 'valid_from'], data.centres.map(({ names, from, to, ...columns }) => ({ ...columns, ...named({ names }), ...dated({ from, to }) })))
  await put(tx, 'source', ['id', 'valid_from'], data.sources.map(({ id, kind, deployment, ledgerCentre, ...entry }) =>
    ({ id, kind, deployment, ledger_centre: ledgerCentre, ...dated(entry) })))
  await put(tx, 'department', ['centre_id', 'code', 'valid_from'], data.departments.map(({ centre, code, hall = false, ...entry }) =>
    ({ centre_id: centre, code, hall, ...named(entry), ...dated(entry) })))
  await put(tx, 'service_window', ['centre_id', 'id', 'valid_from'], data.windows.map(({ centre, id, department, general, ...entry }) =>
    ({ centre_id: centre, id, department, general, ...named(entry), ...dated(entry) })))
  await put(tx, 'post', ['centre_id', 'id', 'valid_from'], data.posts.map(({ centre, id, department, stages, isHead = false, window = null, lateDays = 0, ...entry }) =>
    ({ centre_id: centre, id, department, stages, is_head: isHead, window_id: window, late_days: lateDays, ...named(entry), ...dated(entry) })))
  await put(tx, 'post_holder', ['centre_id', 'post', 'subject', 'valid_from'], data.officers.map(({ subject, centre, post, ...entry }) =>
    ({ centre_id: centre, post, subject, ...dated(entry) })))
  await put(tx, 'power', ['item', 'department', 'region', 'valid_from'], data.powers.map(({ item, department, region, basis, inNameOf = null, ...entry }) =>
    ({ item, department, region, basis, in_name_of: inNameOf, ...dated(entry) })))
}

const named = ({ names }: { names: Localized }) => ({ zh: names.zh, en: names.en ?? null })

const dated = ({ from, to }: Dated) => ({ valid_from: from, valid_to: to ?? null })
