import type { Batch } from '../transport.js'

const SHORTEST_PAUSE = 100
const LONGEST_PAUSE = 5000

export interface Progress {
  /** The offset of the last message that was handled, if any was. */
  handled: string | undefined
  /** How long the partition is to rest, 0 when nothing failed. */
  restMs: number
}

/** The handler's work on one partition: one batch at a time, whatever the group does meanwhile. */
export class PartitionWork {
  /** Set while the handler works. */
  current: Promise<Progress> | undefined
  private failures = 0

  constructor(
    private readonly handler: (messages: Batch['messages']) => Promise<void>,
    private readonly commit: (next: bigint) => Promise<void>,
    private readonly failed: (error: unknown, offset: string) => void,
  ) {}

  /** Hands over one batch after the other, for as long as they are wanted. Never throws. */
  begin(batches: readonly Batch['messages'][], wanted: () => boolean): Promise<Progress> {
    const work = this.run(batches, wanted).finally(() => { this.current = undefined })
    return this.current = work
  }

  private async run(batches: readonly Batch['messages'][], wanted: () => boolean): Promise<Progress> {
    let handled: string | undefined
    for (const messages of batches) {
      if (!wanted()) break
      try {
        await this.handler(messages)
      } catch (error) {
        this.failed(error, messages[0]!.offset)
        return { handled, restMs: Math.min(SHORTEST_PAUSE * 2 ** this.failures++, LONGEST_PAUSE) }
      }
      this.failures = 0
      handled = messages.at(-1)!.offset
      await this.commit(BigInt(handled) + 1n)
    }
    return { handled, restMs: 0 }
  }
}
