import { setTimeout as pause } from 'node:timers/promises'
import { startConsumer, type ChildConsumer } from './child-consumer.js'
import { byKey, collect, eventually, numbered, type Received } from './collect.js'
import type { Bench } from './transport-contract.js'

const keys = Array.from({ length: 24 }, (_, i) => `k${i}`)
const expected = (count: number) => Object.fromEntries(keys.map((key) => [key, numbered(key, count).map(({ value }) => value)]))

export function describeGroups({ harness, fresh, features }: Bench): void {
  const children: ChildConsumer[] = []
  afterEach(async () => { await Promise.all(children.splice(0).map((child) => child.kill())) })

  const start = async (orders: Parameters<typeof startConsumer>[1]) => {
    const child = await startConsumer(harness(), orders)
    children.push(child)
    return child
  }
  const all = () => children.flatMap(({ received }) => received)

  if (!features.groups) {
    test('lacks groups of processes, and says so', async () => { expect((await harness().open()).features.groups).toBe(false) })
    return
  }

  test('the processes of a group divide the partitions, and what one held goes to the others when it is killed', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic, partitions: 6 }])
    for (let i = 0; i < 3; i++) await start({ group: 'g', topics: [topic] })
    let sent = 0
    const send = async () => { sent++; await transport.send(topic, keys.flatMap((key) => numbered(key, 1, sent))) }
    // Partitions wander until everyone has a share: send until each process has read from two of its own.
    const ofLatest = (received: Received[]) => received.filter(({ headers }) => Number(headers['n']) === sent)
    const latest = () => children.map(({ received }) => new Set(ofLatest(received).map(({ partition }) => partition)).size)
    await eventually(async () => { await send(); await pause(300); return latest().join() === '2,2,2' }, () => `partitions divided ${latest()}`)

    const killed = performance.now()
    await children[0]!.kill()
    await send()
    const arrived = () => new Set(ofLatest(all()).map(({ key }) => key)).size
    await eventually(() => arrived() === keys.length, () => `${arrived()} of ${keys.length} after the kill`)
    expect(performance.now() - killed).toBeLessThan(10_000)
    const inOrder = [...all()].sort((a, b) => a.partition - b.partition || Number(BigInt(a.offset) - BigInt(b.offset)))
    expect(byKey(inOrder)).toEqual(expected(sent))
  }, 60_000)

  test('a process killed between apply and commit: its batch comes again, to another', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    await transport.send(topic, numbered('a', 10))
    const first = await start({ group: 'g', topics: [topic], mode: 'hang' })
    await eventually(() => first.received.length === 10, () => `${first.received.length} applied`)
    const second = await start({ group: 'g', topics: [topic] })
    await pause(800)
    expect(second.received).toEqual([])
    await first.kill()
    await eventually(() => second.received.length === 10, () => `${second.received.length} came again`)
    expect(second.received.map(({ value }) => value)).toEqual(numbered('a', 10).map(({ value }) => value))
  }, 60_000)

  test('a newcomer takes its share without a message lost, and gives it back when it stops', async () => {
    const [one, two, topic] = [await harness().open(), await harness().open(), fresh()]
    await one.ensureTopics([{ topic, partitions: 4 }])
    const first = await collect(one, { group: 'g', topics: [topic] })
    await one.send(topic, keys.flatMap((key) => numbered(key, 1)))
    await first.until(24)
    const second = await collect(two, { group: 'g', topics: [topic] })
    let sent = 1
    const send = async () => { sent++; await one.send(topic, keys.flatMap((key) => numbered(key, 1, sent))) }
    await eventually(async () => {
      await send()
      await pause(200)
      return new Set(second.received.map(({ partition }) => partition)).size === 2
    }, () => `the newcomer read ${second.received.length} messages`)
    await second.stop()
    await send()
    await eventually(() => first.received.filter(({ headers }) => Number(headers['n']) === sent).length === 24, () => 'the first waits')
    expect(new Set([...first.values(), ...second.values()]).size).toBe(24 * sent)
    await first.stop()
  }, 60_000)
}
