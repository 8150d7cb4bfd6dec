import type { Localized } from '@tongban/kernel'
import type { OwnProcess } from './own-process.js'
import type { ServerName, ServerSeat } from './layout.js'
import type { ServerStates } from './state.js'

/** Shows what is being done: `share` of 0 to 1 within the step. */
export type Tell = (step: Localized, share?: number) => void

/** One of the servers that Tongban can be run on, as it is installed, started and asked on this machine. */
export interface RealServer<N extends ServerName = ServerName> {
  name: N
  /** For people: `Kafka 4.1.2` */
  title: string
  /** The port that clients come to; its process is known by it. */
  seat: ServerSeat
  /** Every port it listens on. */
  seats: readonly ServerSeat[]
  log: string
  patienceSeconds: number
  /** Refuses when something is missing on this machine. */
  need(): void
  /** The process of this data folder that runs, if one does. */
  find(): OwnProcess | undefined
  /** Fetches and sets up whatever is not there yet. Can be repeated after being killed at any moment. */
  prepare?(tell: Tell): Promise<void>
  /** Starts the process, which outlives this one. */
  launch(): Promise<number>
  /** Nothing when it answers as its clients need it, else what it lacks. Proves by its secret that it is the one of this folder. */
  ailment(): Promise<string | undefined>
  /** What is left to do once it is healthy. */
  finish?(): Promise<void>
  /** What its operator should know, though it is healthy. */
  notice?(): Localized | undefined
  end(pid: number): Promise<boolean>
  state(process: OwnProcess): ServerStates[N]
}
