import { collect, eventually, numbered, settle } from './collect.js'
import { plainReader } from './harness.js'
import type { Bench } from './transport-contract.js'

export function describeTrust({ harness, fresh, features, reader = plainReader }: Bench): void {
  test('a poisoned message stalls no other aggregate; what follows it in its own waits behind it', async () => {
    const [transport, topic] = [await harness().open(), fresh()]
    await transport.ensureTopics([{ topic }])
    const reading = await reader(transport, topic, 'g')
    const poison = { key: 'p', value: 'poison', headers: {} }
    await transport.send(topic, [...numbered('a', 2), poison, ...numbered('a', 1, 3), ...numbered('p', 1), ...numbered('b', 1)])
    await transport.send(topic, numbered('a', 1, 4))
    const counts = () => `${reading.applied().length} applied, ${reading.parked().length} set aside`
    await eventually(() => counts() === '5 applied, 2 set aside', counts)
    expect(reading.applied().map(({ value }) => value)).toEqual(['a-1', 'a-2', 'a-3', 'b-1', 'a-4'])
    expect(reading.parked().map(({ value }) => value)).toEqual(['poison', 'p-1'])
    await reading.stop()
  })

  test('a message forged by another source arrives with its headers untouched, so that its signature can be judged', async () => {
    const [transport, other, topic] = [await harness().open(), await harness().openOther(), fresh('open')]
    await transport.ensureTopics([{ topic }])
    const genuine = { key: 'hzcg', value: '{"n":1}', headers: { ce_source: 'hzcg', tb_seq: '1', tb_kid: 'hzcg-1', tb_sig: 'genuine' } }
    const forged = { key: 'hzcg', value: '{"n":2}', headers: { ce_source: 'hzcg', tb_seq: '2', tb_kid: 'th-1', tb_sig: 'forged' } }
    await transport.send(topic, [genuine])
    await other.send(topic, [forged])
    const reading = await collect(transport, { group: 'g', topics: [topic] })
    await reading.until(2)
    expect(reading.received.map(({ key, value, headers }) => ({ key, value, headers }))).toEqual([genuine, forged])
    await reading.stop()
  })

  test('groups of two deployments do not meet, even by the same name', async () => {
    const [transport, other, topic] = [await harness().open(), await harness().openOther(), fresh()]
    await transport.ensureTopics([{ topic }])
    await transport.send(topic, numbered('a', 4))
    const ours = await collect(transport, { group: 'ledger', topics: [topic] })
    const theirs = await collect(other, { group: 'ledger', topics: [topic] })
    await Promise.all([ours.until(4), theirs.until(4)])
    await settle()
    expect([ours.received.length, theirs.received.length]).toEqual([4, 4])
    await Promise.all([ours.stop(), theirs.stop()])
  })

  if (!features.accessControl) {
    test('lacks access control, and says so', async () => { expect((await harness().open()).features.accessControl).toBe(false) })
    return
  }

  test('a deployment is refused what it was not granted: writing, reading, creating; whether the topic is there or not', async () => {
    const [transport, other, topic] = [await harness().open(), await harness().openOther(), fresh('closed')]
    await transport.ensureTopics([{ topic }])
    const missing = fresh('closed')
    for (const name of [topic, missing, 'private.topic']) {
      const refusal = { code: 'not-granted', message: expect.stringContaining(name) }
      // Whoever may read a topic may know that it is not there.
      const writing = name === missing && !features.rightsBeforeExistence ? { ...refusal, code: 'no-such-topic' } : refusal
      await expect(other.send(name, numbered('a', 1))).rejects.toMatchObject(writing)
      if (!name.startsWith('t.')) {
        await expect(other.ensureTopics([{ topic: name }])).rejects.toMatchObject(refusal)
        await expect(collect(other, { group: 'g', topics: [name] })).rejects.toMatchObject(refusal)
      }
    }
    expect(await harness().stored(topic)).toEqual([])
  })
}
