import type { Tx } from '@tongban/database'

/**
 * Moves the cursors of every stream on these topics back to the beginning, for an exchange that does not have what was shipped to another; on all topics when
 * none is named. Returns how many messages go out again: readers drop those they have. For a deployment that does not run.
 */
export async function shipAgain(tx: Tx, topics?: readonly string[]): Promise<number> {
  const { rows } = await tx.query<{ shipped: string }>({
    text: 'with behind as (select source, topic, seq from ship_cursor where seq > 0 and ($1::text[] is null or topic = any($1)) for update), '
      + 'back as (update ship_cursor c set seq = 0 from behind b where c.source = b.source and c.topic = b.topic) select coalesce(sum(seq), 0) as shipped from behind',
    values: [topics ?? null],
  })
  return Number(rows[0]!.shipped)
}
