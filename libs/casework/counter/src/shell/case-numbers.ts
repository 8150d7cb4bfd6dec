import type { Tx } from '@tongban/database'
import { formatDay, makeCaseNumber, type Day } from '@tongban/kernel'

/** How many sequences a process takes at once; what it does not use stays a gap. */
const BLOCK = 50
const DAYS_KEPT = 32

interface Place {
  id: string
  division: string
  ordinal: number
}

interface Block {
  next: number
  last: number
}

/** Where the blocks are kept, and with which sequence a day begins: so that what is numbered in two tables never has the same number. */
export interface NumberBlocks {
  table: string
  first: number
}

/** Gives case numbers out of blocks: one statement for every fifty, no two processes the same, gaps allowed. */
export class CaseNumbers {
  private readonly blocks = new Map<string, Promise<Block>>()

  constructor(private readonly kept: NumberBlocks) {}

  async next(tx: Tx, { id, division, ordinal }: Place, on: Day): Promise<string> {
    const key = `${id}|${on}`
    for (;;) {
      const pending = this.blocks.get(key) ?? this.fetch(tx, key, id, on)
      const block = await pending
      if (block.next <= block.last) return makeCaseNumber({ division, ordinal, date: on, sequence: block.next++ })
      if (this.blocks.get(key) === pending) this.blocks.delete(key)
    }
  }

  private fetch(tx: Tx, key: string, centreId: string, on: Day): Promise<Block> {
    const block = this.take(tx, centreId, on)
    this.blocks.set(key, block)
    block.catch(() => this.blocks.delete(key))
    const oldest = this.blocks.keys().next().value
    if (this.blocks.size > DAYS_KEPT && oldest !== undefined) this.blocks.delete(oldest)
    return block
  }

  private async take(tx: Tx, centreId: string, on: Day): Promise<Block> {
    const { table, first } = this.kept
    const { rows } = await tx.query<{ next_sequence: number }>({
      name: `${table}-take`,
      text: `
        insert into ${table} as b (centre_id, on_day, next_sequence) values ($1, $2::date, $4::int + $3::int)
        on conflict on constraint ${table}_pk do update set next_sequence = b.next_sequence + $3::int
        returning next_sequence`,
      values: [centreId, formatDay(on), BLOCK, first],
    })
    const after = rows[0]!.next_sequence
    return { next: after - BLOCK, last: after - 1 }
  }
}
