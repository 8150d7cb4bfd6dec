/** How long a process may take to end what it is doing. */
export const GRACE_MS = 5_000

/**
 * Ends the process once: on SIGTERM, SIGINT, or when the parent that forked it is gone, so that no child outlives its supervisor.
 * Exits 0 when `close` finished in time, 1 when it did not. Set up before anything slow: a parent may die while its child starts.
 */
export function onceAskedToStop(close: () => Promise<unknown> | undefined): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    Promise.resolve(close()).then(() => process.exit(0), () => process.exit(1))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.on('disconnect', stop)
  if (process.connected === false) stop()
}
