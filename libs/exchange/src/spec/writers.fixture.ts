import { setTimeout as sleep } from 'node:timers/promises'
import { Database, type Schema, type Tx } from '@tongban/database'
import { writeSteps } from './federation.fixture.js'

/** What the writers act on: a number for each case, raised by every act in the transaction that writes its message. */
export const actedSchema: Schema = {
  name: 'acted',
  tables: { acted: 'tenant' },
  migrations: [class CreateActed1764000900000 {
    readonly name = 'CreateActed1764000900000'
    async up(runner: { query(text: string): Promise<unknown> }): Promise<void> {
      const { protect } = await import('@tongban/database')
      await runner.query('create table acted (centre_id text not null, id text not null, version int not null, primary key (centre_id, id))')
      await runner.query(protect('acted', 'tenant'))
    }
    async down(): Promise<void> {}
  }] as unknown as Schema['migrations'],
}

export interface Written {
  committed: number
  rolledBack: number
  longest: number
}

/** A writer with a connection of its own at one centre; it goes on until enough acts are committed by all. */
async function write(url: string, centre: string, cases: readonly string[], total: Written, enough: number, seed: number): Promise<void> {
  const random = mulberry(seed)
  const db = await Database.open({ url, name: `writer-${seed}`, max: 1, role: 'app' })
  try {
    while (total.committed < enough) {
      // In order of id, so that two writers never wait for each other crosswise.
      const chosen = [...new Set(Array.from({ length: 1 + Math.floor(random() * 12) }, () => cases[Math.floor(random() * cases.length)]!))].sort()
      const fails = random() < 0.3
      const pause = random() < 0.02 ? 50 + random() * 400 : random() < 0.2 ? random() * 3 : 0
      const began = Date.now()
      try {
        await db.inTenant([centre], async (tx) => {
          await act(tx, centre, chosen)
          if (pause > 0) await sleep(pause)
          if (fails) throw new RollBack()
        })
        total.committed += chosen.length
      } catch (error) {
        if (!(error instanceof RollBack)) throw error
        total.rolledBack += chosen.length
      }
      total.longest = Math.max(total.longest, Date.now() - began)
    }
  } finally {
    await db.close()
  }
}

class RollBack extends Error {}

async function act(tx: Tx, centre: string, cases: readonly string[]): Promise<void> {
  for (const id of cases) {
    const { rows } = await tx.query<{ version: number }>({ name: 'act', text: 'update acted set version = version + 1 where centre_id = $1 and id = $2 returning version', values: [centre, id] })
    await writeSteps(tx, centre, id, [rows[0]!.version])
  }
}

/** Eight writers, two at each centre on the same cases: long and short transactions, three in ten rolled back. */
export async function writeAsEight(url: string, centres: readonly string[], cases: readonly string[], enough: number, wake: () => void): Promise<Written> {
  const total: Written = { committed: 0, rolledBack: 0, longest: 0 }
  const waking = setInterval(wake, 5)
  try {
    await Promise.all(Array.from({ length: 8 }, (_, i) => write(url, centres[i % centres.length]!, cases, total, enough, i + 1)))
    return total
  } finally {
    clearInterval(waking)
  }
}

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
