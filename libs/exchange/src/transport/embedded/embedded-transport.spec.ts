import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { withClient, type Statement } from '@tongban/database'
import { testDatabase } from '@tongban/testing'
import { collect } from '../contract/collect.js'
import { transportContract } from '../contract/transport-contract.js'
import { TransportError, type Transport } from '../transport.js'
import { EmbeddedTransport } from './embedded-transport.js'
import { provisionExchange } from './provision.js'
import { exchangeDatabaseSchema } from './schema.js'

const root = path.resolve(import.meta.dirname, '../../../../..')
const compiled = 'libs/exchange/dist/transport/embedded/embedded-transport.js'

async function exchange() {
  const database = await testDatabase({ schemas: [exchangeDatabaseSchema] })
  const roleOf = (url: string) => decodeURIComponent(new URL(url).username)
  const [one, other] = [database.urls.app, database.urls.plumbing]
  await provisionExchange({
    url: database.urls.owner,
    topics: [],
    access: [{ role: roleOf(one), read: ['t.*'], write: ['t.*'] }, { role: roleOf(other), read: ['t.*'], write: ['t.open.*'] }],
  })
  const transports: Transport[] = []
  const open = async (url: string, deployment: string) => {
    const transport = await EmbeddedTransport.open({ url, deployment })
    transports.push(transport)
    return transport
  }
  return {
    database,
    one,
    other,
    open: () => open(one, 'haizhu'),
    openOther: () => open(other, 'tianhe'),
    stored: async (topic: string) => (await database.admin.query<{ key: string; value: string | null }>({
      text: 'select l.key, l.value from xlog l join xtopic t on t.id = l.topic_id where t.name = $1 order by l.partition, l."offset"', values: [topic],
    })).rows,
    close: async () => {
      await Promise.all(transports.map((transport) => transport.close()))
      await database.close()
    },
  }
}

const testRun = (url: string, statement: Statement) => withClient(url, (client) => client.query(statement))

transportContract('embedded', {
  features: { compaction: true, accessControl: true, groups: true, rightsBeforeExistence: true, removal: false, largestValue: 1_048_576 },
  async make() {
    // Consumer processes run what is compiled.
    execFileSync(process.execPath, ['tools/build.mjs', 'libs/kernel', 'libs/contracts', 'libs/database', 'libs/directory', 'libs/exchange'], { cwd: root, stdio: 'pipe' })
    const { database, one, ...harness } = await exchange()
    const name = new URL(one).pathname.slice(1)
    const elsewhere = Object.assign(new URL(database.urls.admin), { pathname: '/postgres' }).href
    const connections = (allowed: boolean) => testRun(elsewhere, { text: `alter database ${name} with allow_connections ${allowed}` })
    return {
      ...harness,
      child: { module: pathToFileURL(path.join(root, compiled)).href, name: 'EmbeddedTransport', options: { url: one, deployment: 'haizhu' } },
      // Sending compacts.
      compact: async () => undefined,
      cut: async () => {
        const ours = "datname = current_database() and application_name like 'tongban %'"
        await database.admin.query({ text: `select pg_terminate_backend(pid) from pg_stat_activity where ${ours}` })
      },
      stop: async () => {
        await connections(false)
        await testRun(elsewhere, { text: 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', values: [name] })
      },
      start: async () => { await connections(true) },
      loseOffsets: async (group, topic) => {
        const of = 'select g.id from xgroup g join xtopic t on t.id = g.topic_id where g.name = $1 and t.name = $2'
        expect((await database.admin.query({ text: `delete from xcommitted where group_id in (${of})`, values: [group, topic] })).rowCount).toBe(1)
      },
      removeTopic: async (topic) => { await testRun(one, { text: 'delete from xtopic where name = $1', values: [topic] }) },
    }
  },
})

describe('the log of the embedded transport', () => {
  let log: Awaited<ReturnType<typeof exchange>>
  beforeAll(async () => { log = await exchange() }, 60_000)
  afterAll(() => log.close())

  const unreadable = ['not json', '[]', 'null', '"text"', '{"ce_source":["gz"]}', '{"ce_source":null}', '{"a":1}']

  test.each(unreadable)('whoever calls xsend by hand with the headers %s is refused', async (headers) => {
    const transport = await log.open()
    await transport.ensureTopics([{ topic: 't.by-hand' }])
    const byHand = testRun(log.one, { text: 'select xsend($1, $2, $3, $4, $5)', values: ['t.by-hand', [0, 0], ['k', 'k'], ['{}', '{}'], ['{"n":"1"}', headers]] })
    await expect(byHand).rejects.toThrow('The headers of a message for t.by-hand are no JSON object of texts.')
    expect(await log.stored('t.by-hand')).toEqual([])
  })

  test('what lies on a topic with headers nobody can read comes without them, and the message behind it arrives', async () => {
    const transport = await log.open()
    await transport.ensureTopics([{ topic: 't.unreadable' }])
    await transport.send('t.unreadable', [...unreadable, ''].map((_, i) => ({ key: 'k', value: String(i), headers: { n: String(i) } })))
    for (const [i, headers] of unreadable.entries()) {
      await log.database.admin.query({ text: 'update xlog l set headers = $1 from xtopic t where t.id = l.topic_id and t.name = $2 and l.value = $3', values: [headers, 't.unreadable', String(i)] })
    }
    const reading = await collect(transport, { group: 'g', topics: ['t.unreadable'] })
    await reading.until(unreadable.length + 1)
    expect(reading.received.map(({ headers }) => headers)).toEqual([...unreadable.map(() => ({})), { n: String(unreadable.length) }])
    await reading.stop()
  })

  test('opens while the exchange is away: sending fails as an outage, not as a refusal', async () => {
    const transport = await EmbeddedTransport.open({ url: 'postgresql://nobody:x@127.0.0.1:1/nowhere', deployment: 'haizhu' })
    await expect(transport.send('t.x', [{ key: 'a', value: '', headers: {} }])).rejects.not.toBeInstanceOf(TransportError)
    await transport.close()
  })

  test.each(['xtopic', 'xgrant', 'xpartition', 'xlog', 'xgroup', 'xcommitted'])('no deployment touches %s but by the functions', async (table) => {
    const { app, plumbing } = log.database
    const denied = `permission denied for table ${table}`
    await expect(app.inTenant([], (tx) => tx.query({ text: `select * from ${table}` }))).rejects.toThrow(denied)
    await expect(plumbing.inPlumbing((tx) => tx.query({ text: `delete from ${table}` }))).rejects.toThrow(denied)
  })

  test("a deployment can neither move another's offsets nor read them", async () => {
    const transport = await log.open()
    await transport.ensureTopics([{ topic: 't.offsets' }])
    const group = (await log.database.app.inTenant([], (tx) => tx.query<{ id: number }>({ text: "select xjoin('g', 't.offsets') as id" }))).rows[0]!.id
    await log.database.app.inTenant([], (tx) => tx.query({ text: "select xcommit($1, 0, 7)", values: [group] }))
    const position = { text: "select xposition($1, 0) as next", values: [group] }
    await log.database.plumbing.inPlumbing((tx) => tx.query({ text: "select xcommit($1, 0, 99)", values: [group] }))
    expect((await log.database.plumbing.inPlumbing((tx) => tx.query(position))).rows).toEqual([{ next: null }])
    expect((await log.database.app.inTenant([], (tx) => tx.query(position))).rows).toEqual([{ next: '7' }])
  })

  test('offsets have no gaps, also where a send was rolled back', async () => {
    const transport = await log.open()
    await transport.ensureTopics([{ topic: 't.gapless' }])
    const send = { text: "select xsend('t.gapless', '{0}', '{a}', '{x}', '{\"{}\"}')" }
    await transport.send('t.gapless', [{ key: 'a', value: '1', headers: {} }])
    await expect(log.database.app.inTenant([], async (tx) => { await tx.query(send); throw new Error('rolled back') })).rejects.toThrow('rolled back')
    await transport.send('t.gapless', [{ key: 'a', value: '2', headers: {} }])
    const text = `select l."offset", l.value from xlog l join xtopic t on t.id = l.topic_id where t.name = 't.gapless' order by 1`
    const { rows } = await log.database.admin.query({ text })
    expect(rows).toEqual([{ offset: '0', value: '1' }, { offset: '1', value: '2' }])
  })

  test('one process reads a topic once for a group', async () => {
    const transport = await log.open()
    await transport.ensureTopics([{ topic: 't.once' }])
    const options = { group: 'g', topics: ['t.once'], from: 'committed' } as const
    const subscription = await transport.eachBatch(options, async () => undefined)
    await expect(transport.eachBatch(options, async () => undefined)).rejects.toThrow('the group g reads t.once already')
    await subscription.stop()
    await (await transport.eachBatch(options, async () => undefined)).stop()
  })

  test('a partition that the topic does not have is refused', async () => {
    const transport = await log.open()
    await transport.ensureTopics([{ topic: 't.partitions', partitions: 2 }])
    const send = { text: "select xsend('t.partitions', '{2}', '{a}', '{x}', '{\"{}\"}')" }
    await expect(log.database.app.inTenant([], (tx) => tx.query(send))).rejects.toThrow('has 2 partitions')
  })
})
