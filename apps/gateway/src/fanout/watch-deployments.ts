import { loadConfig } from '@tongban/service/process'
import { unwatchFile, watchFile } from 'node:fs'
import type { DeploymentEntry } from './deployment-entry.js'

export interface Watching {
  file: string
  changed(entries: readonly DeploymentEntry[]): void
  unreadable(error: unknown): void
  everyMs?: number
}

/** Reads the configuration again when its file changes, so that an enrolled deployment joins without a restart. Returns how to stop. */
export function watchDeployments({ file, changed, unreadable, everyMs = 1_000 }: Watching): () => void {
  const read = () => {
    try {
      changed(loadConfig(file).deployments ?? [])
    } catch (error) {
      // A file caught half-written or wrong changes nothing; the deployments known before stay.
      unreadable(error)
    }
  }
  watchFile(file, { interval: everyMs, persistent: false }, read)
  return () => unwatchFile(file, read)
}
