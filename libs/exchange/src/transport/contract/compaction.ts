import { collect, numbered } from './collect.js'
import type { Bench } from './transport-contract.js'

export function describeCompaction({ harness, fresh, features }: Bench): void {
  if (!features.compaction) {
    test('lacks compaction: says so, and refuses a compacted topic', async () => {
      await expect((await harness().open()).ensureTopics([{ topic: fresh(), compacted: true }])).rejects.toMatchObject({ code: 'other-properties' })
    })
    return
  }

  test('a compacted topic keeps the last of each key: older ones are gone from storage, a replay gives what is left', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic, compacted: true, partitions: 2 }])
    const early = await collect(transport, { group: 'early', topics: [topic] })
    const keys = ['gs-1:1', 'gs-1:2', 'source:hz', 'manifest']
    for (let version = 1; version <= 20; version++) await transport.send(topic, keys.flatMap((key) => numbered(key, 1, version)))
    // Twice the same key in one send as well.
    await transport.send(topic, [...numbered('gs-2:1', 2), ...numbered('manifest', 1, 21)])
    await harness().compact(topic)
    const left = ['gs-1:1-20', 'gs-1:2-20', 'gs-2:1-2', 'manifest-21', 'source:hz-20']
    expect((await harness().stored(topic)).map(({ value }) => value).sort()).toEqual(left)
    const replay = await collect(transport, { group: 'late', topics: [topic], from: 'beginning' })
    await replay.until(5)
    expect(replay.values().sort()).toEqual(left)
    await early.until(5)
    expect(left.filter((value) => !early.values().includes(value))).toEqual([])
    await Promise.all([early.stop(), replay.stop()])
  })

  test('a tombstone takes the key away, and is itself seen by readers', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic, compacted: true }])
    await transport.send(topic, [...numbered('a', 2), ...numbered('b', 1)])
    await transport.send(topic, [{ key: 'a', value: null, headers: { why: 'withdrawn' } }])
    await harness().compact(topic)
    const replay = await collect(transport, { group: 'g', topics: [topic], from: 'beginning' })
    await replay.until(2)
    expect(replay.received.map(({ key, value }) => [key, value])).toEqual([['b', 'b-1'], ['a', null]])
    await replay.stop()
  })

  test('a topic that is not compacted keeps everything, tombstones included', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    await transport.send(topic, [...numbered('a', 3), { key: 'a', value: null, headers: {} }])
    expect(await harness().stored(topic)).toHaveLength(4)
  })

  test('a topic that is there with other properties is refused, a repetition is not', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await Promise.all([1, 2, 3].map(() => transport.ensureTopics([{ topic, partitions: 2 }])))
    await expect(transport.ensureTopics([{ topic, partitions: 3 }])).rejects.toMatchObject({ code: 'other-properties', message: expect.stringContaining(topic) })
    await expect(transport.ensureTopics([{ topic, partitions: 2, compacted: true }])).rejects.toMatchObject({ code: 'other-properties' })
  })
}
