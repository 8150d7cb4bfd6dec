import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openTopics, type ExchangeConfig, type Publisher } from '@tongban/exchange'
import kafkajs, { type Admin, type Kafka } from 'kafkajs'
import { demoCity } from '../city.js'
import type { Cleanup } from '../cleanup.js'
import { READING_PATIENCE_MS, type BareExchange, type BenchExchange } from './bench-exchange.js'
import { TOPIC } from './city-of-bench.js'
import { startKafka, type KafkaUser, type StartedKafka } from './start-kafka.js'

const GROUPS = ['haizhu.haizhu.ledger', 'city-office.city-office.ledger'].map((group) => `${group}.${TOPIC}`)

/** A Kafka of the bench's own, started as `npm run servers` does, in a temporary folder. */
export async function openKafka(cleanup: Cleanup): Promise<BenchExchange> {
  const kafka = await startKafka(cleanup)
  const config = (user: string): ExchangeConfig => ({ kind: 'kafka', brokers: kafka.brokers, ...kafka.users[user]! })
  await makeTopics(kafka)
  const admin = clientOf(kafka, kafka.admin).admin()
  await admin.connect()
  cleanup.add(() => admin.disconnect())
  return {
    limit: 'bare SQL and kafkajs', district: config('haizhu'), city: config('city-office'),
    async empty() {
      await admin.deleteTopics({ topics: [TOPIC] })
      while ((await admin.listTopics()).includes(TOPIC)) await sleep(50)
      await makeTopics(kafka)
    },
    forget: async () => { await admin.deleteGroups([`city-office.ledger.${TOPIC}`]).catch(() => undefined) },
    untilReading: () => untilReading(admin),
    analyse: async () => undefined,
    bare: () => openBare(kafka),
  }
}

async function makeTopics(kafka: StartedKafka): Promise<void> {
  const passwords = Object.fromEntries(Object.entries(kafka.users).map(([user, { passwordFile }]) => [user, readFileSync(passwordFile, 'utf8')]))
  const publishers = demoCity.sources.map(({ id, kind, deployment, ledgerCentre }): Publisher => ({ id, kind, deployment, ledgerCentre }))
  const desk = await openTopics({ admin: { brokers: kafka.brokers, ...kafka.admin }, publishers, settings: {}, passwords })
  try {
    await desk.apply((await desk.plan()).changes, () => undefined)
  } finally {
    await desk.close()
  }
}

const clientOf = ({ brokers }: StartedKafka, { username, passwordFile }: KafkaUser): Kafka => new kafkajs.Kafka({
  clientId: 'tongban bench', brokers, logLevel: kafkajs.logLevel.NOTHING, sasl: { mechanism: 'scram-sha-512', username, password: readFileSync(passwordFile, 'utf8') },
})

/** The most that goes into one request: the topic takes 1.25 MiB. */
const AT_ONCE = 500

/** kafkajs alone: it reads beside, as fast as it can, and what is waited for is that it had the message. */
async function openBare(kafka: StartedKafka): Promise<BareExchange> {
  const producer = clientOf(kafka, kafka.users['haizhu']!).producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
  await producer.connect()
  let reading: Promise<Reading> | undefined
  return {
    async send(topic, messages) {
      for (let from = 0; from < messages.length; from += AT_ONCE) await producer.send({ topic, acks: -1, messages: messages.slice(from, from + AT_ONCE) })
    },
    fetch: async ({ topic, next }) => (await (reading ??= startReading(kafka, topic))).until(BigInt(next)),
    commit: async ({ topic, partition, next }) => (await reading!).consumer.commitOffsets([{ topic, partition, offset: next }]),
    close: async () => { await Promise.all([producer.disconnect(), reading?.then(({ consumer }) => consumer.disconnect())]) },
  }
}

interface Reading { consumer: kafkajs.Consumer; until(next: bigint): Promise<void> }

async function startReading(kafka: StartedKafka, topic: string): Promise<Reading> {
  const consumer = clientOf(kafka, kafka.users['city-office']!).consumer({ groupId: `city-office.bare.${performance.now()}`, maxWaitTimeInMs: 100, maxBytesPerPartition: 2 * 1024 * 1024 })
  let had = 0n
  let wake: () => void = () => undefined
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  await consumer.run({ autoCommit: false, eachBatch: async ({ batch }) => {
    had = BigInt(batch.lastOffset()) + 1n
    wake()
  } })
  return {
    consumer,
    async until(next) {
      while (had < next) await new Promise<void>((resolve) => { wake = resolve })
    },
  }
}

async function untilReading(admin: Admin): Promise<void> {
  for (const end = performance.now() + READING_PATIENCE_MS; ; await sleep(100)) {
    const { groups } = await admin.describeGroups(GROUPS)
    if (groups.every(({ state, members }) => state === 'Stable' && members.length > 0)) return
    if (performance.now() > end) throw new Error(`the ledgers did not begin to read within ${READING_PATIENCE_MS / 1000} s`)
  }
}
