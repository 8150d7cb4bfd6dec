/** What was compared with the figures written by hand, and what differed. */
export class CheckList {
  readonly differences: string[] = []
  private checked = 0

  constructor(private readonly say: (line: string) => void) {}

  /** Compares by value, prints the line with its mark, and keeps a difference for the end. */
  same(what: string, expected: unknown, found: unknown): void {
    this.checked++
    const [wanted, got] = [JSON.stringify(expected), JSON.stringify(found)]
    if (wanted === got) return this.say(`  ✓ ${what}: ${short(got ?? 'nothing')}`)
    this.differences.push(`${what}: expected ${wanted}, found ${got}`)
    this.say(`  ✗ ${what}: expected ${short(wanted ?? 'nothing')}, found ${short(got ?? 'nothing')}`)
  }

  get count(): number { return this.checked }
}

const short = (text: string): string => (text.length > 110 ? `${text.slice(0, 107)}…` : text)
