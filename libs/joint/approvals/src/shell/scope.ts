import type { Directory } from '@tongban/directory'
import type { Principal } from '@tongban/service'
import type { Job } from '../core/job.js'
import { concernedOf } from './job-summary.js'

/** Whose jobs somebody may read: null, all of them; else those that these centres received or were offered a task of. */
export type Scope = readonly string[] | null

/** Coordinators and the city's supervisors read every job, other supervisors those of their centres: siblings see nothing of each other. */
export function scopeOf({ roles, centres }: Principal, directory: Pick<Directory, 'findCentre'>): Scope {
  if (roles.includes('coordinator')) return null
  return centres.some((centre) => directory.findCentre(centre)?.tier === 'CITY') ? null : centres
}

export const isWithinScope = (job: Job, scope: Scope): boolean => scope === null || concernedOf(job).some((centre) => scope.includes(centre))
