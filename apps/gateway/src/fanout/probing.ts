import type { Deployment } from './deployment.js'

const EVERY_MS = 3_000

export interface Seen {
  away(deployment: string, since: Date): void
  back(deployment: string): void
}

/** Keeps asking every deployment whether it is there, and tells of each that went or came back; returns how to stop. */
export function keepProbing(deployments: () => readonly Deployment[], seen: Seen, everyMs = EVERY_MS): () => void {
  const known = new WeakMap<Deployment, boolean>()
  const probe = async (deployment: Deployment) => {
    await deployment.probe()
    const { since } = deployment.presence
    const wasAway = known.get(deployment) ?? false
    known.set(deployment, since !== null)
    if (since && !wasAway) seen.away(deployment.entry.id, since)
    if (!since && wasAway) seen.back(deployment.entry.id)
  }
  const probeAll = () => void Promise.all(deployments().map(probe))
  const timer = setInterval(probeAll, everyMs).unref()
  probeAll()
  return () => clearInterval(timer)
}
