import type { Database } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import { ImplementationLists } from './implementation-lists.js'
import { StandardsIntake } from './standards-intake.js'
import { StandardsTimer } from './standards-timer.js'
import { StoredOfficeClock } from './stored-office-clock.js'
import { TakeOvers, type HostedCentre } from './take-over.js'

export interface CentreStandardsOptions {
  /** The application's role. */
  database: Database
  directory: Directory
  /** The centres this process hosts. */
  centres: readonly string[]
  /** Whether office time may be moved here. */
  simulatedTime: boolean
  machine?: () => Date
}

/**
 * The standards in a process that hosts centres: what arrives, the office clock, and the taking over.
 * @example
 * const standards = await CentreStandards.open({ database, directory, centres, simulatedTime })
 * const exchange = await Exchange.open({ …, clock: standards.clock, standards: [standards.intake] })
 * standards.start({ wake: () => exchange.wake(), failed: (error) => log.warn(…) })
 */
export class CentreStandards {
  readonly clock: StoredOfficeClock
  readonly intake: StandardsIntake
  readonly lists: ImplementationLists
  private readonly takeOvers: TakeOvers
  private timer: StandardsTimer | undefined
  private wake: () => void = () => undefined

  private constructor({ database, directory, centres, simulatedTime, machine }: CentreStandardsOptions) {
    this.clock = new StoredOfficeClock(simulatedTime, machine)
    this.intake = new StandardsIntake(this.clock, () => this.timer?.arrived())
    this.lists = new ImplementationLists(database)
    this.takeOvers = new TakeOvers(database, this.clock, () => hosted(directory, centres), () => this.wake())
  }

  static async open(options: CentreStandardsOptions): Promise<CentreStandards> {
    const standards = new CentreStandards(options)
    await standards.clock.load(options.database)
    return standards
  }

  /** Takes over what is due now and from now on. `wake` is called when acknowledgements were written, `failed` when a sweep did not succeed. */
  start({ wake, failed }: { wake: () => void; failed: (error: unknown) => void }): void {
    this.wake = wake
    this.timer ??= new StandardsTimer(() => this.takeOvers.sweep(), this.clock, failed)
    this.timer.start()
  }

  async stop(): Promise<void> {
    await this.timer?.stop()
    this.timer = undefined
  }
}

/** A centre that the directory does not know yet is taken care of once its enrolment has arrived. */
const hosted = (directory: Directory, centres: readonly string[]): HostedCentre[] =>
  centres.flatMap((id) => {
    const centre = directory.findCentre(id)
    const source = directory.findSource(id)
    return centre && source ? [{ id, tier: centre.tier, ledgerCentre: source.ledgerCentre }] : []
  })
