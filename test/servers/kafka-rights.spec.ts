import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import kafkajs from 'kafkajs'
import { openTransport, type Transport } from '@tongban/exchange'
import { collect, eventually, numbered } from '../../libs/exchange/src/transport/contract/collect.js'
import { KafkaServer } from './kafka-server.js'
import { readAll } from './kafka-harness.js'

let server: KafkaServer
const transports: Transport[] = []
const told: string[] = []

beforeAll(async () => {
  server = await KafkaServer.start('rights')
  const { code, err } = await server.tongban('topics', 'apply')
  if (code !== 0) throw new Error(err)
}, 120_000)
afterAll(async () => {
  await Promise.all(transports.map((transport) => transport.close()))
  await server.stop()
}, 60_000)

const log = { warn: (details: { err?: Error }, message: string) => { told.push(`${message}: ${details.err?.message ?? ''}`) } }
const open = async (user: string, change: object = {}) => {
  const transport = await openTransport({ kind: 'kafka', ...server.options(user), ...change }, { deployment: user, log })
  transports.push(transport)
  return transport
}

describe('a deployment does what its tier may', () => {
  test('writes its events and reads them, and both the district and the city read all of them', async () => {
    const [haizhu, city] = [await open('haizhu'), await open('city-office')]
    await haizhu.send('tb.hz.events', numbered('hzcg', 3))
    for (const reader of [haizhu, city]) {
      const reading = await collect(reader, { group: 'ledger', topics: ['tb.hz.events'] })
      await reading.until(3)
      await reading.stop()
    }
  })

  test.each([
    ['write', 'tianhe', 'tb.hz.events'], ['write', 'coordination', 'tb.gz.events'], ['write', 'haizhu', 'tb.city.standards'], ['write', 'yuexiu-beijing', 'tb.gz.dead'],
    ['read', 'tianhe', 'tb.hz.events'], ['read', 'tianhe', 'tb.hz.inbox'], ['read', 'haizhu', 'tb.gz.events'], ['read', 'city-centre', 'tb.gz.events'], ['read', 'yuexiu-beijing', 'tb.gz.inbox'],
  ])('is refused to %s as another: %s %s', async (act, user, topic) => {
    const transport = await open(user)
    const before = await readAll(server, topic)
    const trying = act === 'write' ? transport.send(topic, numbered('a', 1)) : collect(transport, { group: 'g', topics: [topic] })
    await expect(trying).rejects.toMatchObject({ code: 'not-granted', message: `${user} may not ${act} the topic ${topic}. Grant it with tongban topics apply.` })
    expect(await readAll(server, topic)).toEqual(before)
  })

  test.each(['tianhe', 'coordination'])('%s may write into any inbox, since anybody may ask anybody', async (user) => {
    await (await open(user)).send('tb.hzcg.inbox', numbered(user, 1))
  })

  test('is refused a new topic, and one with other properties; those it has are as it thinks', async () => {
    const haizhu = await open('haizhu')
    await expect(haizhu.ensureTopics([{ topic: 'tb.hz.more' }])).rejects.toMatchObject({ code: 'not-granted', message: expect.stringContaining('haizhu may not create the topic tb.hz.more. Create it with') })
    await haizhu.ensureTopics([{ topic: 'tb.hz.events' }, { topic: 'tb.hz.inbox' }, { topic: 'tb.city.standards', compacted: true }])
    await expect(haizhu.ensureTopics([{ topic: 'tb.hz.events', compacted: true }])).rejects.toMatchObject({ code: 'other-properties' })
  })
})

describe('the broker itself refuses, whatever client asks', () => {
  const producing = async (user: string, topic: string) => {
    const producer = server.client(user).producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner, retry: { retries: 0 } })
    await producer.connect()
    try {
      await producer.send({ topic, messages: [{ key: 'a', value: 'b' }] })
    } finally {
      await producer.disconnect()
    }
  }

  test('to write as another', async () => {
    await expect(producing('tianhe', 'tb.hz.events')).rejects.toThrow('Topic authorization failed')
    await expect(producing('tianhe', 'tb.th.events')).resolves.toBeUndefined()
  })

  test("to read as another, and to take part in another's group", async () => {
    const consuming = async (user: string, group: string, topic: string) => {
      const consumer = server.client(user).consumer({ groupId: group, retry: { retries: 0, restartOnFailure: async () => false } })
      const crashed = new Promise<string>((resolve) => { consumer.on(consumer.events.CRASH, ({ payload }) => resolve(String((payload.error as { type?: string }).type ?? payload.error.message))) })
      await consumer.connect()
      try {
        await consumer.subscribe({ topics: [topic], fromBeginning: true })
        await consumer.run({ eachMessage: async () => { throw new Error('a message came') } })
        return await crashed
      } finally {
        await consumer.disconnect()
      }
    }
    expect(await consuming('tianhe', 'haizhu.ledger.tb.city.standards', 'tb.city.standards')).toBe('Failed to find group coordinator')
    expect(await consuming('tianhe', 'tianhe.inbox', 'tb.hz.inbox')).toMatch(/[Tt]opic authorization failed/)
    await expect(consuming('tianhe', 'tianhe.ledger', 'tb.hz.events')).rejects.toThrow(/[Tt]opic authorization failed/)
  })
})

describe('what goes wrong is told once, in a sentence, and tried again', () => {
  test('a wrong password: refused by name with the way out; a corrected file is taken without a restart', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tongban-password-'))
    const passwordFile = path.join(folder, 'haizhu')
    writeFileSync(passwordFile, 'wrong', { mode: 0o600 })
    const haizhu = await open('haizhu', { passwordFile })
    const sentence = `Kafka at ${server.brokers[0]} does not take the password of haizhu (${passwordFile}). Correct it, or give the user that password with tongban topics apply.`
    await expect(haizhu.send('tb.hz.events', numbered('a', 1))).rejects.toMatchObject({ code: 'not-authenticated', message: sentence })
    await expect(collect(haizhu, { group: 'g', topics: ['tb.hz.inbox'] })).rejects.toMatchObject({ code: 'not-authenticated', message: sentence })
    copyFileSync(server.passwordFile('haizhu'), passwordFile)
    chmodSync(passwordFile, 0o600)
    await haizhu.send('tb.hz.events', numbered('a', 1))
    rmSync(folder, { recursive: true })
  })

  test('a right taken away while it reads: told once; reading goes on when it is given back, with nothing lost', async () => {
    const haizhu = await open('haizhu')
    const reading = await collect(haizhu, { group: 'revoked', topics: ['tb.hz.inbox'] })
    const city = await open('city-office')
    await city.send('tb.hz.inbox', numbered('city', 2))
    await eventually(() => reading.values().includes('city-2'), () => `${reading.values()}`)
    const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs
    told.length = 0
    await server.asAdmin((admin) => admin.deleteAcls({ filters: [{
      principal: 'User:haizhu', host: '*', permissionType: AclPermissionTypes.ALLOW, resourceType: AclResourceTypes.TOPIC, resourceName: 'tb.hz.inbox',
      resourcePatternType: ResourcePatternTypes.LITERAL, operation: AclOperationTypes.READ,
    }] }))
    await eventually(() => told.length > 0, () => 'nothing was told')
    await city.send('tb.hz.inbox', numbered('city', 2, 3))
    await sleep(3000)
    expect(told).toEqual(['reading from Kafka failed: trying again: haizhu may not read the topic tb.hz.inbox. Grant it with tongban topics apply.'])
    expect(reading.values()).not.toContain('city-3')
    await server.tongban('topics', 'apply')
    await eventually(() => reading.values().includes('city-4'), () => `${reading.values()}`, 25_000)
    expect(new Set(reading.values().filter((value) => value?.startsWith('city-')))).toEqual(new Set(['city-1', 'city-2', 'city-3', 'city-4']))
    await reading.stop()
  }, 90_000)

  test('a handler that works for long holds up no other partition, and its process stays in the group', async () => {
    await server.asAdmin((admin) => admin.createPartitions({ topicPartitions: [{ topic: 'tb.hzbj.inbox', count: 4 }] }))
    const [haizhu, city] = [await open('haizhu'), await open('city-office')]
    let slow: number | undefined
    const handed: string[] = []
    const reading = await collect(haizhu, { group: 'slow', topics: ['tb.hzbj.inbox'] }, async ({ partition, messages }) => {
      handed.push(...messages.map(({ value }) => value!))
      slow ??= partition
      // Longer than a member may be silent.
      if (partition === slow && messages.length > 0 && handed.filter((value) => value.endsWith('-1')).length === messages.length) await sleep(9000)
    })
    const keys = Array.from({ length: 16 }, (_, i) => `k${i}`)
    await city.send('tb.hzbj.inbox', keys.slice(0, 1).flatMap((key) => numbered(key, 1)))
    await eventually(() => slow !== undefined, () => 'nothing came')
    const began = performance.now()
    await city.send('tb.hzbj.inbox', keys.slice(1).flatMap((key) => numbered(key, 1)))
    const others = () => new Set(reading.received.filter(({ partition }) => partition !== slow).map(({ partition }) => partition)).size
    await eventually(() => others() === 3, () => `${others()} of 3 other partitions were read`)
    expect(performance.now() - began).toBeLessThan(5000)
    await eventually(() => new Set(reading.values()).size === 16, () => `${reading.values()}`, 20_000)
    // Nobody thought it dead: nothing was handed over twice.
    expect(handed).toHaveLength(16)
    await reading.stop()
  }, 60_000)
})

test('what no sender of ours lets pass comes so that its reader can refuse it, and the message behind it arrives', async () => {
  const producer = server.client('city-office').producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
  await producer.connect()
  await producer.send({ topic: 'tb.hzxg.inbox', messages: [
    { key: 'nul', value: 'a\0b', headers: { 'x\0': 'y\0' } }, { key: null, value: Buffer.from([0xff, 0xfe]) },
    { key: 'twice', value: 'c', headers: { h: ['1', '2'] } }, { key: 'fine', value: 'd', headers: { h: '1' } },
  ] })
  await producer.disconnect()
  const reading = await collect(await open('haizhu'), { group: 'odd', topics: ['tb.hzxg.inbox'] })
  await reading.until(4)
  expect(reading.received.map(({ key, value, headers }) => [key, value, headers])).toEqual([
    ['nul', 'a\ufffdb', { 'x\ufffd': 'y\ufffd' }], ['', '\ufffd\ufffd', {}], ['twice', 'c', {}], ['fine', 'd', { h: '1' }],
  ])
  await reading.stop()
})

test('an offset beyond the end, or before what is kept: reading begins at the oldest message', async () => {
  const [haizhu, city] = [await open('haizhu'), await open('city-office')]
  await city.send('tb.hzcg.inbox', numbered('city', 10))
  const all = (await readAll(server, 'tb.hzcg.inbox')).map(({ value }) => value)
  for (const [group, offset] of [['beyond', String(all.length + 50)], ['before', '0']] as const) {
    if (group === 'before') await server.asAdmin(async (admin) => {
      await admin.fetchTopicOffsets('tb.hzcg.inbox')
      await admin.deleteTopicRecords({ topic: 'tb.hzcg.inbox', partitions: [{ partition: 0, offset: '4' }] })
    })
    await server.asAdmin((admin) => admin.setOffsets({ groupId: `haizhu.${group}.tb.hzcg.inbox`, topic: 'tb.hzcg.inbox', partitions: [{ partition: 0, offset }] }))
    const kept = group === 'before' ? all.slice(4) : all
    const reading = await collect(haizhu, { group, topics: ['tb.hzcg.inbox'] })
    await reading.until(kept.length)
    expect(reading.values()).toEqual(kept)
    await reading.stop()
  }
  const again = await collect(haizhu, { group: 'before', topics: ['tb.hzcg.inbox'], from: 'beginning' })
  await again.until(all.length - 4)
  expect(again.values()).toEqual(all.slice(4))
  await again.stop()
})
