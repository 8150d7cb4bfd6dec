import { flushCompileCache } from 'node:module'
import { RefusedError } from '@tongban/contracts'
import { loadConfig } from '../config/load-config.js'
import type { ProcessConfig } from '../config/process-config.js'
import { openLog } from '../logging/logger.js'
import { onceAskedToStop } from './stop.js'

/** Whatever a process holds open while it runs. */
export interface Running {
  port?: number
  close(): Promise<unknown>
}

// Writing out what was compiled stops the process for a third of a second and more: not while it takes up its work. An earlier end writes it as well.
const SETTLED_AFTER_MS = 10_000

/**
 * A process's whole life: starts, tells a supervising parent `{ ready: true, port }`, and ends when asked, also while still starting.
 * When it cannot start it tells the parent `{ failed, refusal? }`, logs the same sentence, and exits with 1.
 * @example await runProcess(async (config) => { const database = await Database.open(…); return listen(subgraph(…), config) })
 */
export async function runProcess(start: (config: ProcessConfig) => Promise<Running>, given?: ProcessConfig): Promise<void> {
  let running: Running | undefined
  onceAskedToStop(() => running?.close())
  try {
    const config = given ?? loadConfig()
    running = await start(config)
    await tellParent({ ready: true, ...(running.port !== undefined && { port: running.port }) })
    setTimeout(flushCompileCache, SETTLED_AFTER_MS).unref()
  } catch (error) {
    await tellFailure(error, given?.deployment ?? 'unknown')
    process.exit(1)
  }
}

function tellFailure(error: unknown, deployment: string): Promise<void> {
  openLog({ deployment, level: 'info' }).fatal({ err: error }, 'could not start')
  return tellParent({ failed: error instanceof Error ? error.message : String(error), ...(error instanceof RefusedError && { refusal: error.refusal }) })
}

/** Resolves when the message is sent, or cannot be: a parent that died meanwhile ends this process by the closed channel. */
function tellParent(message: object): Promise<void> {
  return new Promise((resolve) => (process.connected ? process.send?.(message, undefined, undefined, () => resolve()) : resolve()))
}
