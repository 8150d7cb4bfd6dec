import { publishEnrolments, type Enrolment } from '@tongban/catalogue'
import type { Database } from '@tongban/database'
import { sourceEntry, type Directory } from '@tongban/directory'

const LOOK_EVERY_MS = 2_000

/** Announces every source of the directory to all deployments, at the start and whenever the directory has changed: a deployment that joins is known at once. */
export class Enrolments {
  private timer: NodeJS.Timeout | undefined
  private announced: number | undefined
  private running: Promise<void> | undefined

  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly options: { wake: () => void; failed: (error: unknown) => void },
  ) {}

  start(): void {
    this.timer ??= setInterval(() => this.look(), LOOK_EVERY_MS).unref()
    this.look()
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    this.timer = undefined
    await this.running
  }

  private look(): void {
    this.running ??= this.announce()
      .catch(this.options.failed)
      .finally(() => (this.running = undefined))
  }

  private async announce(): Promise<void> {
    await this.directory.reload()
    const { version } = this.directory
    if (version === this.announced) return
    const entries = this.directory.sources().flatMap(({ id }): Enrolment[] => {
      const entry = sourceEntry(this.directory, id)
      return entry ? [entry as Enrolment] : [] // a source without a key has not joined yet
    })
    const published = await publishEnrolments(this.database, entries, new Date())
    if (published.length > 0) this.options.wake()
    this.announced = version
  }
}
