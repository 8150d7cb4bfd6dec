import { byKey, collect, eventually, numbered, settle } from './collect.js'
import { TransportError } from '../transport.js'
import type { Bench } from './transport-contract.js'

const values = (count: number) => numbered('a', count).map(({ value }) => value)

export function describeOutages({ harness, fresh, features }: Bench): void {
  test('goes on after the exchange was stopped and started: sending fails as an outage meanwhile, reading waits, also what began meanwhile', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic, partitions: 2 }])
    const reader = await collect(transport, { group: 'g', topics: [topic] })
    await transport.send(topic, numbered('a', 10))
    await reader.until(10)
    await harness().stop()
    await expect(transport.send(topic, numbered('a', 10, 11))).rejects.not.toBeInstanceOf(TransportError)
    const late = await collect(await harness().open(), { group: 'late', topics: [topic] })
    await harness().start()
    const again = async (): Promise<void> => transport.send(topic, numbered('a', 10, 11)).catch(async () => { await settle(); await again() })
    await again()
    for (const { received } of [reader, late]) {
      await eventually(() => byKey(received)['a']?.length === 20, () => `${received.length} of 20 came`, 30_000)
      expect(byKey(received)['a']).toEqual(values(20))
    }
    await Promise.all([reader.stop(), late.stop()])
  }, 120_000)

  test('tells how it stands with the exchange: not yet known, well, away since it was stopped, well again', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    expect(transport.standing()).toEqual({ answers: null, since: null, told: null })
    await transport.ensureTopics([{ topic }])
    const reader = await collect(transport, { group: 'g', topics: [topic] })
    await transport.send(topic, numbered('a', 1))
    await reader.until(1)
    expect(transport.standing()).toEqual({ answers: true, since: null, told: null })
    const stopped = Date.now()
    await harness().stop()
    // By reading alone: nobody sends.
    await eventually(() => transport.standing().answers === false, () => JSON.stringify(transport.standing()), 50_000)
    expect(transport.standing()).toEqual({ answers: false, since: expect.any(Date), told: 'away' })
    expect(transport.standing().since!.getTime()).toBeGreaterThanOrEqual(stopped)
    await harness().start()
    await eventually(() => transport.standing().answers === true, () => JSON.stringify(transport.standing()), 50_000)
    expect(transport.standing()).toEqual({ answers: true, since: null, told: null })
    await reader.stop()
  }, 180_000)

  test('an offset that was lost: reading begins at the oldest message kept, never at the newest', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    const first = await collect(transport, { group: 'g', topics: [topic] })
    await transport.send(topic, numbered('a', 5))
    await first.until(5)
    await first.stop()
    await harness().loseOffsets('g', topic)
    await transport.send(topic, numbered('a', 5, 6))
    const second = await collect(transport, { group: 'g', topics: [topic] })
    await second.until(10)
    expect(second.values()).toEqual(values(10))
    await second.stop()
  })

  if (!features.removal) {
    test('lacks the removal of topics: a deployment is refused it', async () => {
      const topic = fresh()
      await (await harness().open()).ensureTopics([{ topic }])
      await expect(harness().removeTopic(topic)).rejects.toThrow(/denied/)
    })
    return
  }

  test('a topic deleted and made again is read from its beginning, and sent to', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    const reader = await collect(transport, { group: 'g', topics: [topic] })
    await transport.send(topic, numbered('a', 10))
    await reader.until(10)
    await harness().removeTopic(topic)
    await expect(transport.send(topic, numbered('b', 1))).rejects.toMatchObject({ code: 'no-such-topic', message: expect.stringContaining(topic) })
    await transport.ensureTopics([{ topic }])
    await transport.send(topic, numbered('b', 3))
    await eventually(() => byKey(reader.received)['b']?.length === 3, () => `${reader.received.length - 10} of 3 came`, 30_000)
    expect(byKey(reader.received)).toEqual({ a: values(10), b: numbered('b', 3).map(({ value }) => value) })
    await reader.stop()
  }, 60_000)
}
