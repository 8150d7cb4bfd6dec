import { Deployment, type DeploymentLimits } from './deployment.js'
import type { DeploymentEntry } from './deployment-entry.js'

/** The deployments of the `centre` subgraph as they are enrolled now, by the centres they host. */
export class Deployments {
  private byId = new Map<string, Deployment>()
  private byCentre = new Map<string, Deployment>()
  private readonly retired = new Set<Promise<void>>()

  constructor(entries: readonly DeploymentEntry[], private readonly limits?: DeploymentLimits) {
    this.enrol(entries)
  }

  all(): Deployment[] {
    return [...this.byId.values()]
  }

  centres(): string[] {
    return [...this.byCentre.keys()]
  }

  /** The deployment that hosts a centre; undefined for an id no deployment hosts. */
  find(centreId: string): Deployment | undefined {
    return this.byCentre.get(centreId)
  }

  /** Takes over a new list: what did not change keeps its connections and what was seen of it. */
  enrol(entries: readonly DeploymentEntry[]): void {
    const before = this.byId
    this.byId = new Map(entries.map((entry) => [entry.id, keepOrOpen(before.get(entry.id), entry, this.limits)]))
    this.byCentre = new Map(this.all().flatMap((deployment) => deployment.entry.centres.map((centre) => [centre, deployment] as const)))
    for (const [id, deployment] of before) if (this.byId.get(id) !== deployment) this.retire(deployment)
  }

  async close(): Promise<void> {
    await Promise.all([...this.all().map((deployment) => deployment.close()), ...this.retired])
  }

  private retire(deployment: Deployment): void {
    const closing = deployment.close().finally(() => this.retired.delete(closing))
    this.retired.add(closing)
  }
}

function keepOrOpen(known: Deployment | undefined, entry: DeploymentEntry, limits?: DeploymentLimits): Deployment {
  const same = known && known.entry.url === entry.url && known.entry.centres.join() === entry.centres.join()
  return same ? known : new Deployment(entry, limits)
}
