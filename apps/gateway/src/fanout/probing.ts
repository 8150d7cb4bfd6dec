import type { Deployment } from './deployment.js'

const EVERY_MS = 3_000

/** Keeps asking every deployment whether it is there; returns how to stop. */
export function keepProbing(deployments: () => readonly Deployment[], everyMs = EVERY_MS): () => void {
  const probeAll = () => void Promise.all(deployments().map((deployment) => deployment.probe()))
  const timer = setInterval(probeAll, everyMs).unref()
  probeAll()
  return () => clearInterval(timer)
}
