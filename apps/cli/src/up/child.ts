import { fork, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { isRefusal, refuse, type Refusal } from '@tongban/kernel'

export interface ChildPlan {
  name: string
  script: string
  args?: string[]
  env: NodeJS.ProcessEnv
  log: string
  memoryMiB: number
  onRestart?: (name: string, why: string) => void
}

const BACK_OFF_MS = [100, 300, 1_000, 3_000, 5_000]
/** A child that has run this long starts its next series of failures at the shortest back-off. */
const SETTLED_MS = 20_000

/**
 * One process of the federation: started, restarted with back-off when it ends, ended with its supervisor (it holds the
 * other end of an IPC channel and leaves when that closes, so that not even kill -9 of the supervisor lets it live on).
 */
export class Child {
  private process: ChildProcess | undefined
  private stopping = false
  private failures = 0
  private startedAt = 0
  private settle: ((refusal?: Refusal) => void) | undefined
  private attempts = 1
  private failure: string | undefined
  private refusal: Refusal | undefined
  /** What it said when it was ready. */
  said: Record<string, unknown> = {}

  constructor(private readonly plan: ChildPlan) {}

  get name(): string { return this.plan.name }
  get pid(): number | undefined { return this.process?.pid }

  /** Starts the child and answers when it says that it is ready; refuses as the child did, or with its last words, when it ends `attempts` times in a row before that. */
  start(attempts = 3): Promise<Refusal | undefined> {
    this.attempts = attempts
    return new Promise((resolve) => {
      this.settle = (refusal) => {
        this.settle = undefined
        resolve(refusal)
      }
      this.launch()
    })
  }

  private launch(): void {
    const log = openSync(this.plan.log, 'a', 0o600)
    this.startedAt = Date.now()
    const child = fork(this.plan.script, this.plan.args ?? [], {
      env: this.plan.env,
      execArgv: ['--max-semi-space-size=2', `--max-old-space-size=${this.plan.memoryMiB}`, '--enable-source-maps', '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', log, log, 'ipc'],
    })
    closeSync(log)
    this.process = child
    child.on('message', (message: Record<string, unknown>) => {
      if (message.failed !== undefined) this.failure = String(message.failed)
      if (isRefusal(message.refusal)) this.refusal = message.refusal
      if (!message.ready) return
      this.failure = undefined
      this.refusal = undefined
      this.said = message
      this.settle?.()
    })
    child.once('exit', (code, signal) => this.ended(`${signal ?? `exit code ${code}`}`))
  }

  private ended(why: string): void {
    this.process = undefined
    if (this.stopping) return
    this.failures = Date.now() - this.startedAt > SETTLED_MS ? 1 : this.failures + 1
    if (this.settle && this.failures >= this.attempts) {
      const reason = this.failure ?? (this.lastWords() || why)
      return this.settle(this.refusal ?? refuse('child-keeps-failing', { name: this.name, times: this.failures, log: this.plan.log, reason }))
    }
    if (!this.settle) this.plan.onRestart?.(this.name, why)
    setTimeout(() => this.stopping || this.launch(), BACK_OFF_MS[Math.min(this.failures, BACK_OFF_MS.length) - 1]!)
  }

  /** Asks the child to end, and ends it by force when it takes longer than that. */
  async stop(patienceMs: number): Promise<void> {
    this.stopping = true
    const child = this.process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    await gone
    clearTimeout(force)
  }

  /** The end of the child's log, for the message that says why it did not start. */
  private lastWords(): string {
    try {
      return readFileSync(this.plan.log, 'utf8').trimEnd().split('\n').slice(-3).join('\n').slice(-800)
    } catch {
      return ''
    }
  }
}
