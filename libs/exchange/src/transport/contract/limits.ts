import { collect, numbered } from './collect.js'
import type { WireMessage } from '../transport.js'
import type { Bench } from './transport-contract.js'

export function describeLimits({ harness, fresh, features }: Bench): void {
  test('carries a message of 900 kB unchanged, between small ones', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    const large = `"${'通办'.repeat(150_000)}"`.slice(0, 300_000)
    expect(Buffer.byteLength(large)).toBeGreaterThan(899_000)
    await transport.send(topic, [...numbered('a', 1), { key: 'a', value: large, headers: { h: 'x'.repeat(2000) } }, ...numbered('a', 1, 2)])
    const reader = await collect(transport, { group: 'g', topics: [topic] })
    await reader.until(3)
    expect(reader.values()).toEqual(['a-1', large, 'a-2'])
    await reader.stop()
  })

  test('a value at the limit passes; one byte more is refused with its size and the limit, and nothing of the send is left', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    const limit = features.largestValue
    await transport.send(topic, [{ key: 'a', value: 'x'.repeat(limit), headers: {} }])
    const refused = transport.send(topic, [...numbered('b', 1), { key: 'a', value: 'x'.repeat(limit + 1), headers: {} }])
    await expect(refused).rejects.toMatchObject({ code: 'too-large', message: expect.stringMatching(new RegExp(`${limit + 1} bytes.*limit is ${limit}`)) })
    await expect(transport.send(topic, [{ key: 'a', value: '', headers: { h: 'x'.repeat(70_000) } }])).rejects.toMatchObject({ code: 'too-large' })
    expect((await harness().stored(topic)).map(({ key }) => key)).toEqual(['a'])
  })

  test('batches end at the count and at the bytes asked for, and hold one message at least', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    await transport.send(topic, Array.from({ length: 20 }, (_, i) => ({ key: 'a', value: `${i}`.padStart(10_000), headers: {} })))
    const byCount = await collect(transport, { group: 'count', topics: [topic], maxMessages: 6 })
    await byCount.until(20)
    expect(Math.max(...byCount.batches.map(({ messages }) => messages.length))).toBeLessThanOrEqual(6)
    const byBytes = await collect(transport, { group: 'bytes', topics: [topic], maxBytes: 45_000 })
    await byBytes.until(20)
    expect(Math.max(...byBytes.batches.map(({ messages }) => messages.length))).toBeLessThanOrEqual(4)
    const tiny = await collect(transport, { group: 'tiny', topics: [topic], maxBytes: 1 })
    await tiny.until(20)
    expect(tiny.batches.every(({ messages }) => messages.length === 1)).toBe(true)
    await Promise.all([byCount.stop(), byBytes.stop(), tiny.stop()])
  })

  test('thousands of messages in one send arrive once each, in order', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    await transport.send(topic, numbered('a', 5000))
    await transport.send(topic, [])
    const reader = await collect(transport, { group: 'g', topics: [topic] })
    await reader.until(5000)
    expect(reader.values()).toEqual(numbered('a', 5000).map(({ value }) => value))
    await reader.stop()
  })

  test.each([['NUL', 'a\0b'], ['a lone surrogate', 'a\ud800']])('text with %s is refused, in key, value and header', async (_, text) => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    const hostile: WireMessage[] = [{ key: text, value: '', headers: {} }, { key: '', value: text, headers: {} }, { key: '', value: '', headers: { h: text } }]
    for (const message of hostile) {
      await expect(transport.send(topic, [message])).rejects.toMatchObject({ code: 'bad-text' })
    }
    expect(await harness().stored(topic)).toEqual([])
  })

  test.each(['', 'T.x', 't..\'; drop table x', 't.x%', `t.${'x'.repeat(200)}`])('%j is refused as the name of a topic', async (topic) => {
    await expect((await harness().open()).ensureTopics([{ topic }])).rejects.toMatchObject({ name: 'TransportError' })
  })

  test('a topic that is not there is refused by name, to sender and reader', async () => {
    const [transport, topic] = [await harness().open(), fresh('missing')]
    const refusal = { code: 'no-such-topic', message: expect.stringContaining(topic) }
    await expect(transport.send(topic, numbered('a', 1))).rejects.toMatchObject(refusal)
    await expect(collect(transport, { group: 'g', topics: [topic] })).rejects.toMatchObject(refusal)
  })

  test('a closed transport refuses, and closing twice is nothing', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    const reader = await collect(transport, { group: 'g', topics: [topic] })
    await transport.close()
    await transport.close()
    await expect(transport.send(topic, numbered('a', 1))).rejects.toMatchObject({ code: 'closed' })
    expect(reader.received).toEqual([])
  })
}
