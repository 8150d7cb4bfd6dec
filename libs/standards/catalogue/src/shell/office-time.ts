import { canonicalText, sha256 } from '@tongban/contracts'
import type { Database, Tx } from '@tongban/database'
import { insertOutbox } from '@tongban/exchange'
import { refuse, type Refusal } from '@tongban/kernel'
import { outgoing } from './publication.js'
import { CITY } from './version-row.js'

export interface SetOfficeTime {
  commandId: string
  /** The instant that office time is to show now; null puts it back to the machine's. */
  at: Date | null
  /** How often the time had been set when the operator looked. */
  expectedVersion?: number | null
}

export interface OfficeTimeView {
  offsetMs: number
  now: Date
  /** How often it was set. */
  version: number
}

const KEY = 'office-time'

/**
 * The city's office time: an offset from the machine's clock that is kept, and that every process with simulated time follows.
 * `offsetMs` is what the city's own clock reads; it is 0 until `load`.
 */
export class OfficeTime {
  private offset = 0
  private version = 0

  constructor(private readonly database: Database, private readonly simulated: boolean, private readonly machine: () => Date = () => new Date()) {}

  /** Called when a message was written. */
  wake: () => void = () => undefined

  readonly offsetMs = (): number => this.offset

  view(): OfficeTimeView {
    return { offsetMs: this.offset, now: new Date(this.machine().getTime() + this.offset), version: this.version }
  }

  /** Reads the offset that was set before the process began. A process without simulated time stays at the machine's. */
  async load(): Promise<void> {
    if (!this.simulated) return
    const { rows: [row] } = await this.database.inTenant([CITY], (tx) => tx.query<{ offset_ms: string; no: number }>({
      text: 'select offset_ms, no from office_time_step where centre_id = $1 order by no desc limit 1', values: [CITY],
    }))
    this.offset = row ? Number(row.offset_ms) : 0
    this.version = row?.no ?? 0
  }

  /** Moves office time here and, by a message, everywhere. Refused on a process that runs on real time. */
  async set(command: SetOfficeTime, actor: string): Promise<OfficeTimeView | Refusal> {
    if (!this.simulated) return refuse('time-not-simulated')
    const now = this.machine()
    const offsetMs = command.at === null ? 0 : command.at.getTime() - now.getTime()
    if (Math.abs(offsetMs) > 3_200_000_000_000) return refuse('bad-input', { field: 'at', reason: offsetMs < 0 ? 'too-small' : 'too-big' })
    const commandHash = sha256(canonicalText({ kind: 'set-office-time', actor, at: command.at?.toISOString() ?? null, expected: command.expectedVersion ?? null }))
    const answer = await this.database.inTenant([CITY], async (tx): Promise<number | Refusal> => {
      // Everyone who sets the time takes turns, so that the numbers of the steps have no gaps.
      await tx.query({ text: "select pg_advisory_xact_lock(hashtext('office-time'))" })
      const given = await findStep(tx, command.commandId)
      if (given) return given.hash.equals(commandHash) ? given.offsetMs : refuse('command-id-reused', { commandId: command.commandId })
      const moved = await refuseMoved(tx, command.expectedVersion)
      if (moved) return moved
      const no = await recordStep(tx, { offsetMs, actor, now, commandId: command.commandId, commandHash })
      await tx.query(insertOutbox([outgoing({
        key: KEY, type: 'standards.office-time-set.v1', aggregateType: KEY, aggregateId: KEY, aggregateVersion: no, occurredAt: now,
        body: { offsetMs, setAt: now.toISOString(), setBy: actor },
      })]))
      return offsetMs
    })
    if (typeof answer !== 'number') return answer
    await this.load()
    this.wake()
    return this.view()
  }
}

async function findStep(tx: Tx, commandId: string): Promise<{ hash: Buffer; offsetMs: number } | undefined> {
  const { rows: [row] } = await tx.query<{ command_hash: Buffer; offset_ms: string }>({
    text: 'select command_hash, offset_ms from office_time_step where centre_id = $1 and command_id = $2', values: [CITY, commandId],
  })
  return row && { hash: row.command_hash, offsetMs: Number(row.offset_ms) }
}

async function refuseMoved(tx: Tx, expected: number | null | undefined): Promise<Refusal | undefined> {
  if (expected === null || expected === undefined) return undefined
  const { rows: [row] } = await tx.query<{ actual: number }>({ text: 'select coalesce(max(no), 0)::int as actual from office_time_step where centre_id = $1', values: [CITY] })
  return row!.actual === expected ? undefined : refuse('changed-meanwhile', { expected, actual: row!.actual })
}

async function recordStep(tx: Tx, step: { offsetMs: number; actor: string; now: Date; commandId: string; commandHash: Buffer }): Promise<number> {
  const { rows: [row] } = await tx.query<{ no: number }>({
    text: `insert into office_time_step (centre_id, no, actor, offset_ms, recorded_at, command_id, command_hash)
           select $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5, $6 from office_time_step where centre_id = $1 returning no`,
    values: [CITY, step.actor, step.offsetMs, step.now, step.commandId, step.commandHash],
  })
  return row!.no
}
