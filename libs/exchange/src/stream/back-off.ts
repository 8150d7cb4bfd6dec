/** Waits that double while nothing happens and begin anew when something does, in milliseconds. */
export class BackOff {
  private wait: number

  constructor(private readonly least: number, private readonly most: number) {
    this.wait = least
  }

  next(): number {
    const wait = this.wait
    this.wait = Math.min(this.wait * 2, this.most)
    return wait
  }

  reset(): void {
    this.wait = this.least
  }
}
