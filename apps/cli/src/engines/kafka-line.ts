import { setTimeout as sleep } from 'node:timers/promises'
import kafkajs, { type Admin } from 'kafkajs'
import { openKafka } from '@tongban/exchange'
import type { KafkaEngine } from './engines.js'
import type { Line } from './line.js'

/** Longer than a fetch that was under way may still bring something. */
const LAST_FETCH_MS = 800

/** At Kafka a line is cut by an ACL that denies the deployment every topic: it goes before all that allow. */
export function kafkaLine(engine: KafkaEngine): Line {
  return {
    async cut(deployment) {
      await asAdministrator(engine, (admin) => admin.createAcls({ acl: [denyAll(deployment)] }))
      await sleep(LAST_FETCH_MS)
    },
    async restore(deployment) {
      await asAdministrator(engine, (admin) => admin.deleteAcls({ filters: [denyAll(deployment)] }))
    },
  }
}

const denyAll = (deployment: string) => ({
  principal: `User:${deployment}`, host: '*', permissionType: kafkajs.AclPermissionTypes.DENY, operation: kafkajs.AclOperationTypes.ALL,
  resourceType: kafkajs.AclResourceTypes.TOPIC, resourceName: 'tb.', resourcePatternType: kafkajs.ResourcePatternTypes.PREFIXED,
})

async function asAdministrator(engine: KafkaEngine, work: (admin: Admin) => Promise<unknown>): Promise<void> {
  const { brokers, username, passwordFile, caFile } = engine
  const admin = (await openKafka({ brokers, username, passwordFile, ...(caFile !== undefined && { ssl: { caFile } }) })).admin()
  try {
    await admin.connect()
    await work(admin)
  } finally {
    await admin.disconnect()
  }
}
