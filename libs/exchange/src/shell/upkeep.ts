import type { Tx } from '@tongban/database'

/** Whether something that is to be done every so often is due; when it is, it counts as done now. Kept in the database, so that a restart neither repeats nor forgets it. */
export async function isDue(tx: Tx, name: string, everyMs: number, machineNow: Date): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'exchange-upkeep-due',
    text: `with first as (insert into upkeep (name, at) values ($1, $2) on conflict do nothing returning 1)
      update upkeep set at = $2 where name = $1 and at <= $3`,
    values: [name, machineNow, new Date(machineNow.getTime() - everyMs)],
  })
  return rowCount > 0
}

/** Leaves word for the process of this database; an earlier word that still waits is the same. */
export async function leaveRequest(tx: Tx, name: string, machineNow: Date): Promise<void> {
  await tx.query({ text: 'insert into upkeep (name, at) values ($1, $2) on conflict do nothing', values: [name, machineNow] })
}

/** Takes the word that was left, if any. */
export async function takeRequest(tx: Tx, name: string): Promise<boolean> {
  return (await tx.query({ name: 'exchange-upkeep-take', text: 'delete from upkeep where name = $1', values: [name] })).rowCount > 0
}
