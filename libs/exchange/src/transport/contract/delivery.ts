import { byKey, collect, eventually, numbered, settle } from './collect.js'
import type { WireMessage } from '../transport.js'
import type { Bench } from './transport-contract.js'

const values = (key: string, count: number) => numbered(key, count).map(({ value }) => value)

export function describeDelivery({ harness, fresh }: Bench): void {
  test('every message arrives as it was sent: key, value, headers, in order', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    const sent: WireMessage[] = [
      { key: 'hzcg', value: '{"名":"通办","x":"\\u0000"}', headers: { ce_source: 'hzcg', 'tb_sig': 'a+/=', 说明: '综合窗口 😀' } },
      { key: '', value: '', headers: {} },
      { key: "o'key \\ {}\"", value: ' \n\t"\\{},NULL', headers: { empty: '' } },
      { key: 'NULL', value: 'null', headers: {} },
    ]
    await transport.send(topic, sent)
    const reader = await collect(transport, { group: 'g', topics: [topic] })
    await reader.until(4)
    expect(reader.received.map(({ key, value, headers }) => ({ key, value, headers }))).toEqual(sent)
    await reader.stop()
  })

  test('keeps the order of each key, over partitions, sends and batches', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic, partitions: 4 }])
    const keys = ['hz', 'hzcg', 'hzxg', 'hzbj', 'th', 'gz']
    const reader = await collect(transport, { group: 'g', topics: [topic], maxMessages: 37 })
    const turn = (n: number) => keys.flatMap((key) => numbered(key, 1, n))
    for (let from = 1; from <= 200; from += 10) await transport.send(topic, Array.from({ length: 10 }, (_, i) => turn(from + i)).flat())
    // A batch may come twice, as when a member has just joined: what counts is how each came first.
    const firsts = () => {
      const seen = new Set<string>()
      return reader.received.filter(({ partition, offset }) => !seen.has(`${partition}/${offset}`) && seen.add(`${partition}/${offset}`))
    }
    await eventually(() => firsts().length === 1200, () => `${firsts().length} of 1200 messages came`)
    expect(byKey(reader.received)).toEqual(Object.fromEntries(keys.map((key) => [key, values(key, 200)])))
    const partitions = new Map<number, bigint>()
    for (const { partition, offset } of firsts()) {
      expect(BigInt(offset)).toBeGreaterThan(partitions.get(partition) ?? -1n)
      partitions.set(partition, BigInt(offset))
    }
    expect(partitions.size).toBeGreaterThan(1)
    await reader.stop()
  })

  test('senders beside each other lose nothing and keep each its own order', async () => {
    const topic = fresh()
    const senders = await Promise.all(Array.from({ length: 4 }, () => harness().open()))
    await senders[0]!.ensureTopics([{ topic, partitions: 3 }])
    const reader = await collect(senders[0]!, { group: 'g', topics: [topic] })
    await Promise.all(senders.map(async (sender, s) => { for (let i = 0; i < 30; i++) await sender.send(topic, numbered(`s${s}`, 10, i * 10 + 1)) }))
    await reader.until(1200)
    expect(byKey(reader.received)).toEqual(Object.fromEntries([0, 1, 2, 3].map((s) => [`s${s}`, values(`s${s}`, 300)])))
    expect(reader.received).toHaveLength(1200)
    await reader.stop()
  })

  test('a batch whose handler throws comes again, nothing left out', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    await transport.send(topic, numbered('a', 30))
    const attempts: string[][] = []
    const reader = await collect(transport, { group: 'g', topics: [topic], maxMessages: 10 }, ({ messages }) => {
      attempts.push(messages.map(({ value }) => value!))
      if (attempts.length === 2 || attempts.length === 3) throw new Error('the database is away')
    })
    await reader.until(30)
    expect(reader.values()).toEqual(values('a', 30))
    expect(attempts[2]![0]).toBe('a-11')
    expect(attempts[3]![0]).toBe('a-11')
    await reader.stop()
  })

  test('what fails on one partition holds up no other partition and no other topic', async () => {
    const [transport, topic, other] = [await harness().open(), fresh(), fresh()]
    await transport.ensureTopics([{ topic, partitions: 8 }, { topic: other }])
    const keys = Array.from({ length: 40 }, (_, i) => `k${i}`)
    let stuck: number | undefined
    const reader = await collect(transport, { group: 'g', topics: [topic, other] }, ({ topic: at, partition, messages }) => {
      if (messages.some(({ key }) => key === 'k0')) stuck = partition
      if (at === topic && partition === stuck) throw new Error('poisoned')
    })
    await transport.send(topic, keys.flatMap((key) => numbered(key, 1)))
    await transport.send(other, numbered('x', 5))
    await eventually(() => reader.received.filter(({ topic: at }) => at === other).length === 5, () => 'the other topic waits')
    const partitionsRead = () => new Set(reader.received.filter(({ topic: at }) => at === topic).map(({ partition }) => partition)).size
    await eventually(() => partitionsRead() === 7, () => `${partitionsRead()} of 7 other partitions were read`)
    expect(reader.received.some(({ key }) => key === 'k0')).toBe(false)
    await reader.stop()
  })

  test('a reader goes on behind what it committed; another group reads everything; from the beginning replays', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    await transport.send(topic, numbered('a', 5))
    const first = await collect(transport, { group: 'g', topics: [topic] })
    await first.until(5)
    await first.stop()
    await transport.send(topic, numbered('a', 5, 6))
    const second = await collect(transport, { group: 'g', topics: [topic] })
    const other = await collect(transport, { group: 'h', topics: [topic] })
    await Promise.all([second.until(5), other.until(10)])
    await settle()
    expect(second.values()).toEqual(numbered('a', 5, 6).map(({ value }) => value))
    expect(other.values()).toEqual(values('a', 10))
    await second.stop()
    const replay = await collect(transport, { group: 'g', topics: [topic], from: 'beginning' })
    await replay.until(10)
    expect(replay.values()).toEqual(values('a', 10))
    await Promise.all([replay.stop(), other.stop()])
  })

  test('a stopped reader gets nothing more; a message that comes while nobody reads is kept', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    const first = await collect(transport, { group: 'g', topics: [topic] })
    await first.stop()
    await transport.send(topic, numbered('a', 3))
    await settle()
    expect(first.received).toEqual([])
    const second = await collect(transport, { group: 'g', topics: [topic] })
    await second.until(3)
    await second.stop()
  })

  test('goes on after every connection was cut, reading and sending', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic, partitions: 2 }])
    const reader = await collect(transport, { group: 'g', topics: [topic] })
    await transport.send(topic, numbered('a', 10))
    await reader.until(10)
    await harness().cut()
    // A send that fails is sent again by who sent it: that is what at least once asks of the relay.
    const again = async (): Promise<void> => transport.send(topic, numbered('a', 10, 11)).catch(async () => { await settle(); await again() })
    await again()
    await eventually(() => byKey(reader.received)['a']?.length === 20, () => `${reader.received.length} of 20 came`)
    expect(byKey(reader.received)['a']).toEqual(values('a', 20))
    await reader.stop()
  })
}
