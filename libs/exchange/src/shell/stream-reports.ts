import type { Database } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import { anyKeyOf } from './known-keys.js'
import type { Projection } from './ledger-row.js'
import { reconcile, type StreamReport } from './reconcile.js'

/**
 * The streams of one ledger, or those one source publishes, recomputed from their rows at each call: what the graph's `streams` shows.
 * `db` is opened with role 'plumbing'; who may see which is the caller's rule.
 */
export function streamReports(db: Database, directory: Directory, of: { owner: string } | { source: string }, projections: readonly Projection[] = []): Promise<StreamReport[]> {
  return reconcile(db, anyKeyOf(directory), { ...of, projections })
}
