/** Reads from what Maven writes how far it is: of the files wanted, those that came and the part of the one that is coming. */
export class MavenProgress {
  private done = 0
  private part = 0
  private rest = ''

  constructor(private readonly files: number) {}

  /** Takes the next piece of output, which may end within a line, and answers with the share from 0 to 1. */
  read(text: string): number {
    const lines = (this.rest + text).split(/[\r\n]/)
    this.rest = lines.pop() ?? ''
    for (const line of lines) this.take(line)
    return Math.min(1, (this.done + this.part) / this.files)
  }

  private take(line: string): void {
    // What the plugin itself needs comes by the same way and is not counted: it is small, and there only the first time.
    if (/^Downloaded from \S+ \S+\.(jar|zip) /.test(line) && !/\/(maven|plexus|codehaus)\//.test(line)) {
      this.done++
      this.part = 0
      return
    }
    const [, came, whole] = /^Progress \(\d+\):.*?([\d.]+)\/([\d.]+) MB/.exec(line) ?? []
    if (came && whole) this.part = Number(came) / Number(whole)
  }
}
