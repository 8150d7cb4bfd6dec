import type { HeldBlueprint } from '@tongban/blueprints'
import { planOf, type Plan } from '../core/plan.js'
import type { ApprovalsOffice } from './office.js'

/** A pinned version, made ready for deciding. */
export interface Pinned {
  plan: Plan
  blueprint: HeldBlueprint
}

/** The versions that jobs are pinned to: made ready once, and kept, because none of them ever changes. */
export class Plans {
  private readonly pinned = new Map<string, Pinned>()

  constructor(private readonly blueprints: ApprovalsOffice['blueprints']) {}

  /** Undefined while the version has not come down. */
  async find({ code, version }: { code: string; version: number }): Promise<Pinned | undefined> {
    const key = `${code}:${version}`
    const known = this.pinned.get(key)
    if (known) return known
    const blueprint = await this.blueprints.version(code, version)
    if (!blueprint) return undefined
    const pinned = { plan: planOf(blueprint), blueprint }
    this.pinned.set(key, pinned)
    return pinned
  }
}
