import type { Tx } from '@tongban/database'

const AHEAD = 3

/** Makes this month's partition of the sent log and the next two's. Cheap when they exist. */
export async function ensurePartitions(tx: Tx, machineNow: Date): Promise<void> {
  await tx.query({ text: 'select ensure_sent_partitions($1::date, $2)', values: [machineNow.toISOString().slice(0, 10), AHEAD] })
}
