/** What must be undone, in reverse order, however the bench ends. */
export class Cleanup {
  private readonly steps: (() => Promise<unknown> | void)[] = []
  private running: Promise<void> | undefined

  add(step: () => Promise<unknown> | void): void {
    this.steps.push(step)
  }

  /** Can be called twice: the second call waits for the first. A step that fails does not stop the others. */
  run(): Promise<void> {
    return (this.running ??= (async () => {
      for (const step of this.steps.reverse()) await Promise.resolve().then(step).catch(() => undefined)
    })())
  }
}

/** Runs `fn` and undoes what it left, also on Ctrl-C, SIGTERM and SIGHUP (which end the process with 128 + the signal's number). */
export async function withCleanup<T>(fn: (cleanup: Cleanup) => Promise<T>): Promise<T> {
  const cleanup = new Cleanup()
  const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const
  const handlers = Object.entries(signals).map(([signal, code]) => {
    const handler = () => void cleanup.run().then(() => process.exit(code))
    process.on(signal, handler)
    return () => process.off(signal, handler)
  })
  try {
    return await fn(cleanup)
  } finally {
    await cleanup.run()
    for (const remove of handlers) remove()
  }
}
