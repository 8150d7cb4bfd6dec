import kafkajs from 'kafkajs'
import './quiet-kafkajs.js'

/** Logs in to the broker and asks which cluster it is; says why when it does not answer. */
export async function askKafka(broker: string, login: { username: string; password: string }): Promise<{ clusterId: string } | { why: string }> {
  const kafka = new kafkajs.Kafka({
    clientId: 'tongban servers', brokers: [broker], logLevel: kafkajs.logLevel.NOTHING, connectionTimeout: 1_000, requestTimeout: 3_000, retry: { retries: 0 },
    sasl: { mechanism: 'scram-sha-512', ...login },
  })
  const admin = kafka.admin()
  try {
    await admin.connect()
    const { clusterId, brokers } = await admin.describeCluster()
    return brokers.length > 0 ? { clusterId } : { why: 'it has no broker yet' }
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) }
  } finally {
    await admin.disconnect().catch(() => undefined)
  }
}
