import { setTimeout as sleep } from 'node:timers/promises'
import { LongTransactions } from '../shell/long-transactions.js'
import { Relay } from '../shell/relay.js'
import { Federation, caseId, clock, count, until, writeSteps, type Deployment } from './federation.fixture.js'

const TOPIC = 'tb.hz.events'
let federation: Federation
let hz: Deployment
const said: string[] = []
const log = { info: () => undefined, warn: (_: object, text: string) => void said.push(text), error: (_: object, text: string) => void said.push(text) }
let away = false
const relays: Relay[] = []

beforeAll(async () => {
  federation = await Federation.open()
  hz = await federation.join('haizhu', ['hz', 'hzcg', 'hzxg'])
}, 60_000)
afterEach(async () => { await Promise.all(relays.splice(0).map((relay) => relay.stop())) })
afterAll(() => federation.close())

function relay(): Relay {
  const transport = Object.create(hz.transport, { send: { value: async (...args: Parameters<typeof hz.transport.send>) => {
    if (away) throw new Error('connection terminated')
    await hz.transport.send(...args)
  } } }) as typeof hz.transport
  const made = new Relay({ plumbing: hz.database.plumbing, transport, keys: hz.keys, sources: hz.sources, log, officeNow: () => clock.now() })
  relays.push(made)
  made.start()
  return made
}

const act = (centre: string, n: number) => hz.database.app.inTenant([centre], (tx) => writeSteps(tx, centre, caseId(n), [1]))
const shipped = (centre: string) => hz.database.admin.query<{ seq: string }>({ text: 'select seq from ship_cursor where source = $1 and topic = $2', values: [centre, TOPIC] }).then(({ rows }) => Number(rows[0]?.seq ?? 0))

test('of two relays of a deployment one works; when it stops the other takes over, and is told by NOTIFY meanwhile', async () => {
  const first = relay()
  await until(async () => first.status.active, Boolean)
  const second = relay()
  await sleep(300)
  expect(second.status.active).toBe(false)
  await act('hzcg', 1)
  second.wake()
  await until(() => shipped('hzcg'), (seq) => seq === 1)
  expect([first.status.shipped, second.status.shipped]).toEqual([1, 0])
  await first.stop()
  await act('hzcg', 2)
  await until(() => shipped('hzcg'), (seq) => seq === 2)
  expect(second.status.active).toBe(true)
})

test('a connection that dies is replaced, and nothing is numbered twice', async () => {
  const one = relay()
  await until(async () => one.status.active, Boolean)
  const before = await count(hz, 'sent', "source = 'hzcg'")
  for (let n = 10; n < 20; n++) {
    await act('hzcg', n)
    await hz.database.admin.query({ text: "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%exchange%' and pid <> pg_backend_pid()" })
  }
  await until(() => shipped('hzcg'), (seq) => seq === before + 10)
  expect(await count(hz, 'sent', "source = 'hzcg'")).toBe(before + 10)
})

test('while the transport is away acts are stamped all the same, and shipped when it is back', async () => {
  const one = relay()
  away = true
  await act('hzxg', 30)
  one.wake()
  await until(() => count(hz, 'sent', "source = 'hzxg'"), (n) => n === 1)
  await sleep(200)
  expect(await shipped('hzxg')).toBe(0)
  expect(one.status.lastError).toContain('connection terminated')
  away = false
  await until(() => shipped('hzxg'), (seq) => seq === 1)
})

test('a topic that the transport refuses holds back no other', async () => {
  const one = relay()
  await hz.database.app.inTenant(['hzxg'], (tx) => writeSteps(tx, 'hzxg', caseId(35), [1], 'tb.nobody.events'))
  const at = await shipped('hzxg')
  await act('hzxg', 36)
  one.wake()
  await until(() => shipped('hzxg'), (seq) => seq === at + 1)
  expect(one.status.lastError).toContain('tb.nobody.events')
  expect(await count(hz, 'ship_cursor', "topic = 'tb.nobody.events'")).toBe(0)
  expect(said.filter((text) => text.includes('does not take this topic')).length).toBeGreaterThan(0)
})

test('a hole in the sent log stops its stream, says so, and stops no other', async () => {
  away = true
  const one = relay()
  const at = await shipped('hzcg')
  for (const n of [40, 41]) await act('hzcg', n)
  one.wake()
  await until(() => count(hz, 'sent', `source = 'hzcg' and seq = ${at + 2}`), (n) => n === 1)
  await hz.database.admin.query({ text: `delete from sent where source = 'hzcg' and seq = ${at + 1}` })
  away = false
  await act('hzxg', 42)
  await until(() => shipped('hzxg'), (seq) => seq === 3)
  await until(async () => one.status.broken, (broken) => broken.length === 1)
  expect(one.status.broken).toEqual([{ source: 'hzcg', topic: TOPIC, missing: at + 1 }])
  expect(await shipped('hzcg')).toBe(at)
  expect(said.filter((text) => text.includes('has a hole'))).toHaveLength(1)
})

test('a transaction that stays open for a minute is told once', async () => {
  const connection = await hz.database.plumbing.dedicated()
  const open = await hz.database.plumbing.dedicated()
  try {
    await open.query({ text: 'begin isolation level repeatable read' })
    await open.query({ text: 'select 1' })
    const watch = new LongTransactions(connection, log)
    const told = () => said.filter((text) => text.includes('open for long')).length
    expect(await watch.look(new Date(0))).toBe(0)
    expect(await watch.look(new Date(30_000))).toBe(30)
    expect(told()).toBe(0)
    expect(await watch.look(new Date(70_000))).toBe(70)
    await watch.look(new Date(90_000))
    expect(told()).toBe(1)
    await open.query({ text: 'commit' })
    expect(await watch.look(new Date(110_000))).toBe(0)
  } finally {
    await Promise.all([connection.release(), open.release()])
  }
})

test('partitions of the sent log are made ahead by the relay’s role, which may not touch them otherwise', async () => {
  relay()
  await until(() => count(hz, 'pg_inherits', "inhparent = 'sent'::regclass"), (n) => n >= 3)
  const month = new Date().toISOString().slice(0, 7).replace('-', '_')
  await expect(hz.database.plumbing.inPlumbing((tx) => tx.query({ text: `select * from sent_${month}` }))).rejects.toThrow(/permission denied/)
  await expect(hz.database.app.inTenant(['hz'], (tx) => tx.query({ text: "select ensure_sent_partitions('2030-01-01', 1)" }))).rejects.toThrow(/permission denied/)
})
