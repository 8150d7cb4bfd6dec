import { setTimeout as sleep } from 'node:timers/promises'
import type { Tx } from '@tongban/database'
import { anyKeyOf, compareSides, eventsTopic, reconcile, stampBatch } from '../index.js'
import { Federation, caseId, count, explain, until, type Deployment } from './federation.fixture.js'
import { actedSchema, writeAsEight } from './writers.fixture.js'

const CENTRES = ['hz', 'hzcg', 'hzxg', 'hzbj']
const CASES = Array.from({ length: 120 }, (_, n) => caseId(n))

interface Run {
  federation: Federation
  haizhu: Deployment
  city: Deployment
}

async function open(stamp?: typeof stampBatch): Promise<Run> {
  const federation = await Federation.open()
  const haizhu = await federation.join('haizhu', CENTRES, { ledger: { owner: 'hz', topics: [eventsTopic('hz')] }, ...(stamp && { stamp }) }, [actedSchema])
  const city = await federation.join('city-office', ['city'], { ledger: { owner: 'gz', topics: [eventsTopic('hz')] } })
  for (const centre of CENTRES) {
    await haizhu.database.app.inTenant([centre], (tx) => tx.query({ text: 'insert into acted select $1, unnest($2::text[]), 0', values: [centre, CASES] }))
  }
  federation.start()
  return { federation, haizhu, city }
}

/** What a ledger makes of it, against what was committed: for each stream the numbers, for each case the versions, in the order of the stream. */
async function judge({ haizhu }: Run, ledger: Deployment) {
  const committed = (await haizhu.database.admin.query<{ centre_id: string; id: string; version: number }>({ text: 'select * from acted where version > 0' })).rows
  const { rows } = await ledger.database.admin.query<{ source: string; aggregate_id: string; seq: string; aggregate_version: number }>({
    text: 'select source, aggregate_id, seq, aggregate_version from ledger_event order by source, seq',
  })
  const versions = Map.groupBy(rows, (row) => `${row.source} ${row.aggregate_id}`)
  const seqs = Map.groupBy(rows, (row) => row.source)
  let [lost, doubled, reordered] = [0, 0, 0]
  for (const { centre_id, id, version } of committed) {
    const came = (versions.get(`${centre_id} ${id}`) ?? []).map((row) => row.aggregate_version)
    lost += Array.from({ length: version }, (_, i) => i + 1).filter((v) => !came.includes(v)).length
    doubled += came.length - new Set(came).size
    reordered += came.filter((v, i) => i > 0 && v <= came[i - 1]!).length
  }
  const gaps = [...seqs.values()].flat().length - [...seqs].reduce((sum, [, of]) => sum + of.filter((row, i) => Number(row.seq) === i + 1).length, 0)
  return { committed: committed.reduce((sum, row) => sum + row.version, 0), came: rows.length, lost, doubled, reordered, gaps }
}

test('eight writers, 20,000 acts and more, three in ten rolled back, long transactions among them: nothing lost, doubled or reordered', async () => {
  const run = await open()
  const { federation, haizhu, city } = run
  try {
    const written = await writeAsEight(haizhu.database.urls.app, CENTRES, CASES, 20_000, () => haizhu.exchange.wake())
    expect(written.committed).toBeGreaterThanOrEqual(20_000)
    expect(written.rolledBack / (written.committed + written.rolledBack)).toBeGreaterThan(0.25)
    expect(written.longest).toBeGreaterThan(200)
    for (const ledger of [haizhu, city]) {
      await until(() => count(ledger, 'ledger_event'), (n) => n >= written.committed, 60_000).catch(async (error: Error) => { throw new Error(`${error.message}: ${JSON.stringify(await explain(ledger))}`) })
      expect(await judge(run, ledger)).toEqual({ committed: written.committed, came: written.committed, lost: 0, doubled: 0, reordered: 0, gaps: 0 })
    }
    const reports = compareSides((await Promise.all([haizhu, city].map(({ database, directory }) => reconcile(database.plumbing, anyKeyOf(directory))))).flat())
    expect(reports.map(({ state }) => state)).toEqual(reports.map(() => 'green'))
    expect(reports.reduce((sum, { side, lastSeq }) => sum + (side === 'sent' ? lastSeq : 0), 0)).toBe(written.committed)
  } finally {
    await federation.close()
  }
}, 180_000)

/** The relay everybody writes first: it remembers the position it has read, and looks beyond it. */
function stampBeyondCursor(): typeof stampBatch {
  let cursor = '0'
  return (tx, now, limit) => stampBatch({
    async query<R>(statement: Parameters<Tx['query']>[0]) {
      if (statement.name !== 'exchange-stamp-read') return tx.query<R>(statement)
      const answer = await tx.query<R & { position: string }>({ name: 'planted', text: statement.text.replace('from outbox', 'from outbox where position > $2'), values: [...statement.values!, cursor] })
      cursor = answer.rows.at(-1)?.position ?? cursor
      return answer
    },
  }, now, limit)
}

test('the same writers against a relay that reads position > cursor: acts are lost, and the same judge says so', async () => {
  const run = await open(stampBeyondCursor())
  const { federation, haizhu } = run
  try {
    const written = await writeAsEight(haizhu.database.urls.app, CENTRES, CASES, 4_000, () => haizhu.exchange.wake())
    let [before, now] = [-1, 0]
    while (now !== before) {
      await sleep(1500)
      ;[before, now] = [now, await count(haizhu, 'ledger_event')]
    }
    const verdict = await judge(run, haizhu)
    expect(verdict.committed).toBe(written.committed)
    expect(verdict.lost).toBeGreaterThan(0)
    expect(verdict.came).toBe(verdict.committed - verdict.lost)
  } finally {
    await federation.close()
  }
}, 120_000)
