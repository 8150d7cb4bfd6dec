import { readFileSync } from 'node:fs'
import kafkajs from 'kafkajs'
import { DEPLOYMENTS } from '../../../apps/cli/src/up/federation.js'
import type { KafkaState } from '../../../apps/cli/src/servers/state.js'

/** How many messages Kafka holds on the topics that the ledgers read: each that was sent, and each copy that was sent again. */
export async function messagesAtKafka({ brokers, admin: { username, passwordFile } }: KafkaState): Promise<number> {
  const admin = new kafkajs.Kafka({ clientId: 'five-thousand', brokers, logLevel: kafkajs.logLevel.NOTHING, sasl: { mechanism: 'scram-sha-512', username, password: readFileSync(passwordFile, 'utf8') } }).admin()
  await admin.connect()
  try {
    const topics = [...new Set(DEPLOYMENTS.flatMap(({ ledger }) => ledger?.topics ?? []))]
    const partitions = (await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)))).flat()
    return partitions.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0)
  } finally {
    await admin.disconnect()
  }
}
