import { randomInt } from 'node:crypto'
import type { Tx } from '@tongban/database'
import type { Batch, BatchOptions } from '../transport.js'
import { calls, type Head } from './calls.js'
import type { ConsumerLog } from './consumer.js'
import { HeldPartition } from './held-partition.js'

/** How often a member that does not hold every partition looks for ones whose holder died. */
const REGROUP_EVERY = 500

/**
 * One process's part in a group's reading of one topic: takes its share of the partitions by advisory locks and gives up what is beyond it
 * when others come. A member shows itself by a lock as well, so that the count of members is true at any moment, without heartbeats or clocks.
 */
export class GroupMember {
  stopped = false
  private readonly held = new Map<number, HeldPartition>()
  private readonly begun = new Set<number>()
  /** Batches still at work: what a lost session left behind must end before its partition is read again. */
  private readonly working = new Map<number, Promise<void>>()
  private readonly name = randomInt(1, 2 ** 31 - 1)
  private partitions = 0
  private group = 0
  private joinedWith: Tx | undefined
  private nextRegroup = 0
  private settling: Promise<void> | undefined

  constructor(
    readonly topic: string,
    private readonly options: BatchOptions,
    private readonly handler: (batch: Batch) => Promise<void>,
    private readonly around: { wake: () => void; log: ConsumerLog },
  ) {}

  get inGroup(): string {
    return this.options.group
  }

  isOf(group: number): boolean {
    return this.group === group
  }

  regroup(): void {
    this.nextRegroup = 0
  }

  /** The session and all its locks are gone; batches at work end without a commit. */
  lose(): void {
    for (const partition of this.held.values()) partition.lost = true
    this.held.clear()
    this.joinedWith = undefined
  }

  async join(session: Tx): Promise<void> {
    this.partitions = (await calls.describe(session, this.topic, false)).partitions
    this.group = await calls.join(session, this.options.group, this.topic)
    await calls.tryLock(session, this.memberKind, this.name)
    this.joinedWith = session
    this.nextRegroup = 0
    await this.announce(session)
  }

  /** Joins if need be, and brings what is held to the member's share. */
  settle(session: Tx): Promise<void> {
    return this.settling = this.bringToShare(session)
  }

  /** Whether a partition waits for messages. */
  get waits(): boolean {
    return [...this.held.values()].some((partition) => partition.resting)
  }

  /** Sets partitions to work that have messages to read. Whether there were any. */
  advance(session: Tx, heads: Head[]): boolean {
    const due = heads.filter(({ topic, partition, next }) => topic === this.topic && this.held.get(partition)?.isDue(next))
    for (const { partition, next } of due) {
      const work = this.held.get(partition)!.work(session, next).finally(() => {
        if (this.working.get(partition) === work) this.working.delete(partition)
        this.around.wake()
      })
      this.working.set(partition, work)
    }
    return due.length > 0
  }

  async stop(session: Tx | undefined): Promise<void> {
    this.stopped = true
    await this.settling?.catch(() => undefined)
    for (const partition of this.held.values()) partition.leaving = true
    await Promise.all(this.working.values())
    if (!session || session !== this.joinedWith) return
    this.joinedWith = undefined
    try {
      await this.freeResting(session)
      await calls.unlock(session, this.memberKind, this.name)
      await this.announce(session)
    } catch {
      // An exchange that went away has freed the locks already.
    }
  }

  private async bringToShare(session: Tx): Promise<void> {
    if (this.joinedWith !== session) await this.join(session)
    await this.freeResting(session)
    if (performance.now() < this.nextRegroup) return
    // Whoever holds everything needs to look only when somebody else joins, and is told so.
    this.nextRegroup = Infinity
    const members = await calls.locked(session, this.memberKind)
    const rank = members.indexOf(this.name)
    const share = Math.floor(this.partitions / members.length) + (rank < this.partitions % members.length ? 1 : 0)
    const keeping = [...this.held.values()].filter((partition) => !partition.leaving)
    for (const partition of keeping.slice(share)) partition.leaving = true
    await this.freeResting(session)
    await this.take(session, share - keeping.length, rank)
    if (this.held.size < this.partitions || members.length > 1) this.nextRegroup = Math.min(this.nextRegroup, performance.now() + REGROUP_EVERY)
  }

  private async take(session: Tx, wanted: number, rank: number): Promise<void> {
    // Each begins at another place, so that newcomers do not all ask for the same.
    for (let i = 0; i < this.partitions; i++) {
      const partition = (i + rank) % this.partitions
      if (wanted <= 0 || this.stopped) return
      if (this.held.has(partition) || this.working.has(partition)) continue
      if (!await calls.tryLock(session, this.partitionKind, partition)) continue
      wanted--
      if (this.options.from === 'beginning' && !this.begun.has(partition)) await calls.commit(session, this.group, partition, 0n)
      this.begun.add(partition)
      const position = await calls.position(session, this.group, partition) ?? 0n
      if (this.joinedWith !== session) return
      const place = { topic: this.topic, partition, group: this.group, position }
      this.held.set(partition, new HeldPartition(place, this.options, this.handler, this.around.log))
    }
  }

  private async freeResting(session: Tx): Promise<void> {
    const resting = [...this.held].filter(([, held]) => held.leaving && held.resting)
    for (const [partition] of resting) {
      this.held.delete(partition)
      await calls.unlock(session, this.partitionKind, partition)
    }
    if (resting.length > 0 && !this.stopped) await this.announce(session)
  }

  private announce(session: Tx): Promise<unknown> {
    return calls.notify(session, 'tongban_exchange_group', String(this.group))
  }

  private get partitionKind(): number {
    return this.group * 2
  }

  private get memberKind(): number {
    return this.group * 2 + 1
  }
}
