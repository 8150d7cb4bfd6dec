import { textIn, type Lang, type Localized } from '@tongban/kernel'
import cliProgress from 'cli-progress'

/** Shows how far a long work is: a bar on a terminal, one line for each step elsewhere. */
export class Progress {
  private readonly bar: cliProgress.SingleBar | undefined
  private readonly began = Date.now()
  private done = 0

  constructor(private readonly steps: number, private readonly lang: Lang = 'en', private readonly out: NodeJS.WriteStream = process.stdout) {
    if (!out.isTTY) return
    this.bar = new cliProgress.SingleBar({ format: ' {bar} {percentage}%  {step}', stream: out, hideCursor: true, clearOnComplete: true, stopOnComplete: false }, cliProgress.Presets.shades_classic)
    this.bar.start(steps, 0, { step: '' })
  }

  /** Names what is being done now. */
  doing(step: Localized): void {
    this.bar?.update(this.done, { step: textIn(step, this.lang) })
  }

  /** One step is done. */
  finished(done: Localized): void {
    const step = textIn(done, this.lang)
    this.done = Math.min(this.steps, this.done + 1)
    if (this.bar) this.bar.update(this.done, { step })
    else this.out.write(`[${String(this.done).padStart(2)}/${this.steps}] ${step} (${((Date.now() - this.began) / 1000).toFixed(1)} s)\n`)
  }

  stop(): void {
    if (this.bar?.isActive) this.bar.stop()
  }
}
