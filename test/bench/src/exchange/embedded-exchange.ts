import { setTimeout as sleep } from 'node:timers/promises'
import { withClient, type Statement } from '@tongban/database'
import { exchangeDatabaseSchema, partitionOf, provisionExchange } from '@tongban/exchange'
import pg from 'pg'
import { analyse, roleOf, type BenchServer } from '../server.js'
import { READING_PATIENCE_MS, type BareExchange, type BenchExchange } from './bench-exchange.js'
import { CENTRES, TOPIC } from './city-of-bench.js'

/** The exchange in a database of its own, as the demo has it. */
export async function openEmbedded(server: BenchServer): Promise<BenchExchange> {
  const { admin, owner, deployments } = await server.exchange('exchange', [exchangeDatabaseSchema], ['haizhu', 'city_office'])
  const [district, city] = deployments as [string, string]
  const inboxes = ['city', ...CENTRES].map((source) => `tb.${source}.inbox`)
  await provisionExchange({
    url: owner,
    topics: [TOPIC, 'tb.hz.dead', 'tb.gz.dead', ...inboxes].map((topic) => ({ topic })),
    access: [
      { role: roleOf(district), write: [TOPIC, 'tb.*.inbox', 'tb.hz.dead'], read: [TOPIC, 'tb.hz.dead', ...CENTRES.map((centre) => `tb.${centre}.inbox`)] },
      { role: roleOf(city), write: ['tb.*.inbox', 'tb.gz.dead'], read: [TOPIC, 'tb.gz.dead', 'tb.city.inbox'] },
    ],
  })
  return {
    limit: 'bare SQL', district: { url: district }, city: { url: city },
    empty: () => withClient(admin, async (runner) => {
      await runner.query({ text: 'truncate xlog, xcommitted' })
      await runner.query({ text: 'update xpartition set next_offset = 0' })
    }),
    forget: () => withClient(admin, async (runner) => { await runner.query({ text: 'truncate xcommitted' }) }),
    untilReading: () => untilReading(admin),
    analyse: () => analyse(admin),
    bare: () => openBare(district, city, admin),
  }
}

/** The statements that sending, fetching and committing are, as the role that makes them. */
async function openBare(district: string, city: string, admin: string): Promise<BareExchange> {
  const types = { getTypeParser: () => (value: unknown) => value } as unknown as pg.CustomTypesConfig
  const clients = [district, city].map((url) => new pg.Client({ connectionString: url, types }))
  await Promise.all(clients.map((client) => client.connect()))
  const [sender, reader] = clients as [pg.Client, pg.Client]
  const run = async (client: pg.Client, statement: Statement): Promise<void> => { await client.query({ ...statement, rowMode: 'array' } as pg.QueryArrayConfig) }
  let group: number | undefined
  return {
    send: (topic, messages) => run(sender, {
      name: 'xsend', text: 'select xsend($1, $2, $3, $4, $5)',
      values: [topic, messages.map(({ key }) => partitionOf(key, 1)), messages.map(({ key }) => key), messages.map(({ value }) => value), messages.map(({ headers }) => JSON.stringify(headers))],
    }),
    fetch: ({ topic, partition, from }) => run(reader, { name: 'xfetch', text: 'select "offset", key, value, headers from xfetch($1, $2, $3, $4, $5)', values: [topic, partition, from, 2000, 4 * 1024 * 1024] }),
    async commit({ topic, partition, next }) {
      group ??= await groupOf(admin, topic)
      await run(reader, { name: 'xcommit', text: 'select xcommit($1, $2, $3)', values: [group, partition, next] })
    },
    close: async () => { await Promise.all(clients.map((client) => client.end())) },
  }
}

/** The number of the city's ledger group, which a commit names. */
async function groupOf(admin: string, topic: string): Promise<number> {
  const text = "select g.id from xgroup g join xtopic t on t.id = g.topic_id where g.name = 'ledger' and t.name = $1"
  return (await withClient(admin, (runner) => runner.query<{ id: number }>({ text, values: [topic] }))).rows[0]!.id
}

/** Both groups have joined: their readers look every two seconds for topics to read. */
async function untilReading(admin: string): Promise<void> {
  const end = performance.now() + READING_PATIENCE_MS
  await withClient(admin, async (runner) => {
    for (;;) {
      const { rows } = await runner.query<{ n: number }>({ text: "select count(distinct classid)::int as n from pg_locks l join xgroup g on g.id * 2 = l.classid::bigint join xtopic t on t.id = g.topic_id where locktype = 'advisory' and g.name like '%ledger' and t.name = 'tb.hz.events'" })
      if (rows[0]!.n === 2) return
      if (performance.now() > end) throw new Error(`the ledgers did not begin to read within ${READING_PATIENCE_MS / 1000} s`)
      await sleep(50)
    }
  })
}
