import { textIn, type Localized } from '@tongban/kernel'
import cliProgress from 'cli-progress'
import type { Context } from '../context.js'

/** Shows how far a server's start is: a bar on a terminal; elsewhere a line for each step, and for each quarter of a long one. */
export class ServerProgress {
  private bar: cliProgress.SingleBar | undefined
  private last = ''

  constructor(private readonly context: Context, private readonly terminal: NodeJS.WriteStream = process.stdout) {}

  show(step: Localized, share?: number): void {
    const text = textIn(step, this.context.lang)
    if (this.terminal.isTTY) return this.draw(text, share)
    const line = share === undefined ? text.replace(/ ?[（(].*$/, '') : `${text} ${Math.floor(share * 4) * 25} %`
    if (line !== this.last) this.context.out(`  ${line}\n`)
    this.last = line
  }

  stop(): void {
    if (this.bar?.isActive) this.bar.stop()
  }

  private draw(text: string, share: number | undefined): void {
    this.bar ??= this.open()
    this.bar.update(Math.round((share ?? 1) * 100), { step: text.slice(0, 60) })
  }

  private open(): cliProgress.SingleBar {
    const bar = new cliProgress.SingleBar({ format: ' {bar} {percentage}%  {step}', stream: this.terminal, hideCursor: true, clearOnComplete: true, stopOnComplete: false }, cliProgress.Presets.shades_classic)
    bar.start(100, 0, { step: '' })
    return bar
  }
}
