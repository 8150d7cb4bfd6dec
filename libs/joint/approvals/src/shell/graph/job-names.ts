import type { Directory } from '@tongban/directory'
import type { Day, Localized } from '@tongban/kernel'
import type { JointCentre, JointDepartment } from './joint-names.type.js'

/** What centres and departments are called on a day, from the directory in memory: no question to anybody. */
export class JobNames {
  constructor(private readonly directory: Directory, private readonly on: Day) {}

  /** One that is over by now is shown as it was entered last; undefined for one that never was. */
  centre(id: string): JointCentre | undefined {
    const found = this.directory.findCentre(id, this.on) ?? this.directory.findCentre(id)
    return found && { id: found.id, names: found.names, tier: found.tier }
  }

  /** Its id, where the directory does not know it. */
  centreNames(id: string): Localized {
    return this.directory.findCentre(id, this.on)?.names ?? this.directory.findCentre(id)?.names ?? { zh: id, en: id }
  }

  department(code: string, centreId?: string): JointDepartment {
    return { code, names: this.directory.departmentNames(code, this.on, centreId) ?? { zh: code, en: code } }
  }

  centres(ids: Iterable<string>): JointCentre[] {
    return [...new Set(ids)].sort().flatMap((id) => this.centre(id) ?? [])
  }

  departments(codes: Iterable<string>): JointDepartment[] {
    return [...new Set(codes)].sort().map((code) => this.department(code))
  }
}
