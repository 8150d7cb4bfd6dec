/** A sleep that can be cut short: by `wake`, which also counts when it comes before the sleep. */
export class Nap {
  private woken = false
  private end: (() => void) | undefined

  wake(): void {
    this.woken = true
    this.end?.()
  }

  /** Sleeps; true when woken early. */
  async sleep(ms: number): Promise<boolean> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        this.end = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      this.end = undefined
    }
    const early = this.woken
    this.woken = false
    return early
  }
}
