import { openKafka } from '@tongban/exchange'

/** One look, by whoever waits and looks again. */
const ONE_LOOK = { connectionTimeout: 1_000, requestTimeout: 3_000, retries: 0 }

/** Logs in to the broker and asks which cluster it is; says why when it does not answer. */
export async function askKafka(broker: string, login: { username: string; password: string }): Promise<{ clusterId: string } | { why: string }> {
  const admin = (await openKafka({ brokers: [broker], ...login }, ONE_LOOK)).admin()
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
