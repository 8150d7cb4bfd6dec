import type { Blueprints } from '@tongban/blueprints'
import type { Database } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import type { OfficeClock } from '@tongban/kernel'

/** What the road of every command on a job needs. */
export interface ApprovalsOffice {
  database: Database
  directory: Directory
  clock: OfficeClock
  /** The versions that came down from the city. */
  blueprints: Pick<Blueprints, 'version'>
  /** Told after something was written, so that the relay need not wait for its next look. */
  wake: () => void
}
