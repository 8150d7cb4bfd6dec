import type { Tx } from '@tongban/database'
import { day } from '@tongban/kernel'
import { DirectorySnapshot } from '../core/snapshot.js'

type Row = Record<string, any>

/** Reads the number of the directory's present version. */
export async function readVersion(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ version: string }>({ name: 'directory-version', text: 'select version from directory_version' })
  return Number(rows[0]?.version ?? 0)
}

/** Reads the whole directory as of one moment. `tx` must be one repeatable-read transaction or the caller checks the version afterwards. */
export async function readDirectory(tx: Tx): Promise<DirectorySnapshot> {
  const read = async <E>(table: string, toEntry: (row: Row) => E): Promise<E[]> =>
    (await tx.query<Row>({ text: `select * from ${table} order by 1, 2, valid_from` })).rows.map(toEntry)
  const [version, divisions, deployments, centres, sources, keys, departments, windows, posts, holders, powers] = await Promise.all([
    readVersion(tx),
    read('division', (row) => ({ code: row.code, parent: row.parent, ...named(row), ...effective(row) })),
    read('deployment', (row) => ({ id: row.id, kind: row.kind, ...named(row), ...effective(row) })),
    read('centre', ({ id, tier, kind, parent, division, ordinal, deployment, ...row }) =>
      ({ id, tier, kind, parent, division, ordinal, deployment, ...named(row), ...effective(row) })),
    read('source', (row) => ({ id: row.id, kind: row.kind, deployment: row.deployment, ledgerCentre: row.ledger_centre, ...effective(row) })),
    read('source_key', (row) => ({ source: row.source, kid: row.kid, publicKey: row.public_key, from: row.valid_from as Date, to: row.valid_to as Date | null })),
    read('department', (row) => ({ centreId: row.centre_id, code: row.code, hall: row.hall, ...named(row), ...effective(row) })),
    read('service_window', (row) =>
      ({ centreId: row.centre_id, id: row.id, department: row.department, general: row.general, ...named(row), ...effective(row) })),
    read('post', (row) => ({
      centreId: row.centre_id, id: row.id, department: row.department, stages: row.stages, isHead: row.is_head, window: row.window_id, lateDays: row.late_days,
      ...named(row), ...effective(row),
    })),
    read('post_holder', (row) => ({ centreId: row.centre_id, post: row.post, subject: row.subject, ...effective(row) })),
    read('power', (row) => ({ item: row.item, department: row.department, region: row.region, basis: row.basis, inNameOf: row.in_name_of, ...effective(row) })),
  ])
  return new DirectorySnapshot(version, { divisions, deployments, centres, sources, keys, departments, windows, posts, holders, powers })
}

const named = (row: Row) => ({ names: row.en === null ? { zh: row.zh as string } : { zh: row.zh as string, en: row.en as string } })

const effective = (row: Row) => ({ from: day(row.valid_from), to: row.valid_to === null ? null : day(row.valid_to) })
