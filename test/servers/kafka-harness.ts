import { execFileSync } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import kafkajs from 'kafkajs'
import { aclsOf } from '../../libs/exchange/src/transport/kafka/acls.js'
import { KafkaTransport } from '../../libs/exchange/src/transport/kafka/kafka-transport.js'
import type { TransportHarness } from '../../libs/exchange/src/transport/contract/harness.js'
import type { Transport } from '../../libs/exchange/src/transport/transport.js'
import { KafkaServer } from './kafka-server.js'

const root = path.resolve(import.meta.dirname, '../..')
const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ConfigResourceTypes, ResourcePatternTypes } = kafkajs

/** Gives the contract suite a broker and two deployments: haizhu reads, writes and creates what begins with t., tianhe reads it and writes t.open.*. */
export async function kafkaHarness(): Promise<TransportHarness> {
  execFileSync(process.execPath, ['tools/build.mjs', 'libs/kernel', 'libs/contracts', 'libs/database', 'libs/directory', 'libs/exchange'], { cwd: root, stdio: 'pipe' })
  const server = await KafkaServer.start('contract')
  await server.asAdmin((admin) => admin.createAcls({ acl: [
    ...aclsOf({ role: 'haizhu', read: ['t.*'], write: ['t.*'] }, []),
    ...aclsOf({ role: 'tianhe', read: ['t.*'], write: ['t.open.*'] }, []),
    {
      principal: 'User:haizhu', host: '*', permissionType: AclPermissionTypes.ALLOW, resourceType: AclResourceTypes.TOPIC, resourceName: 't.', resourcePatternType: ResourcePatternTypes.PREFIXED,
      operation: AclOperationTypes.CREATE,
    },
  ] }))
  const transports: Transport[] = []
  const open = async (user: string) => {
    const transport = await KafkaTransport.open(server.options(user))
    transports.push(transport)
    return transport
  }
  const sockets = watchSockets(() => Number(server.brokers[0]!.split(':')[1]))
  return {
    open: () => open('haizhu'),
    openOther: () => open('tianhe'),
    child: {
      module: pathToFileURL(path.join(root, 'libs/exchange/dist/transport/kafka/kafka-transport.js')).href, name: 'KafkaTransport', options: server.options('haizhu'),
    },
    stored: (topic) => readAll(server, topic),
    compact: (topic) => compact(server, topic),
    cut: async () => sockets.cut(),
    stop: () => server.stop(),
    start: () => server.again(),
    loseOffsets: (group, topic) => server.asAdmin(async (admin) => { await admin.deleteGroups([`haizhu.${group}.${topic}`]) }),
    removeTopic: (topic) => removeTopic(server, topic),
    close: async () => {
      await Promise.all(transports.map((transport) => transport.close()))
      sockets.forget()
      await server.stop()
    },
  }
}

/** Every connection of this process to the broker, as Node tells of each it makes. */
function watchSockets(port: () => number): { cut(): void; forget(): void } {
  const sockets = new Set<Socket>()
  const note = (message: unknown) => {
    const { socket } = message as { socket: Socket }
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  }
  subscribe('net.client.socket', note)
  return {
    cut: () => { for (const socket of sockets) if (socket.remotePort === port()) socket.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })) },
    forget: () => unsubscribe('net.client.socket', note),
  }
}

/** What lies on a topic, read by kafkajs alone, up to where each partition ends now. */
export async function readAll(server: KafkaServer, topic: string): Promise<{ key: string; value: string | null }[]> {
  const ends = await server.asAdmin((admin) => admin.fetchTopicOffsets(topic))
  const left = new Map(ends.filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, BigInt(high)]))
  const found: { key: string; value: string | null; partition: number; offset: bigint }[] = []
  if (left.size === 0) return []
  const consumer = server.client().consumer({ groupId: `stored.${topic}.${Math.random()}`, maxWaitTimeInMs: 100 })
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  await new Promise<void>((resolve) => {
    // What compaction took away at the very end is never fetched: silence is an end as well.
    const quiet = setTimeout(resolve, 1500)
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload: { partition, lastOffset } }) => {
      if (left.has(partition) && BigInt(lastOffset) + 1n >= left.get(partition)!) left.delete(partition)
      if (left.size === 0) resolve()
    })
    void consumer.run({ eachBatch: async ({ batch }) => {
      quiet.refresh()
      for (const { key, value, offset } of batch.messages) found.push({ key: String(key), value: value && String(value), partition: batch.partition, offset: BigInt(offset) })
    } })
  })
  await consumer.disconnect()
  return found.sort((a, b) => a.partition - b.partition || Number(a.offset - b.offset)).map(({ key, value }) => ({ key, value }))
}

async function removeTopic(server: KafkaServer, topic: string): Promise<void> {
  await server.asAdmin(async (admin) => {
    await admin.deleteTopics({ topics: [topic] })
    while ((await admin.listTopics()).includes(topic)) await sleep(50)
  })
}

/** The cleaner passes over closed segments only. An aborted transaction closes one and leaves nothing to read behind it. */
async function compact(server: KafkaServer, topic: string): Promise<void> {
  const set = (entries: Record<string, string>) => server.asAdmin((admin) => admin.alterConfigs({ validateOnly: false, resources: [{
    type: ConfigResourceTypes.TOPIC, name: topic, configEntries: Object.entries({ 'cleanup.policy': 'compact', ...entries }).map(([name, value]) => ({ name, value })),
  }] }))
  await set({ 'segment.ms': '1', 'min.cleanable.dirty.ratio': '0.001' })
  await sleep(20)
  const partitions = await server.asAdmin(async (admin) => (await admin.fetchTopicOffsets(topic)).map(({ partition }) => partition))
  const producer = server.client().producer({ transactionalId: `roll.${topic}`, maxInFlightRequests: 1, idempotent: true, createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
  await producer.connect()
  const transaction = await producer.transaction()
  await transaction.send({ topic, messages: partitions.map((partition) => ({ partition, key: 'roll', value: '' })) })
  await transaction.abort()
  await producer.disconnect()
  // Done when no key is there twice; what the suite expects then, it says itself.
  for (const end = Date.now() + 20_000; ;) {
    const keys = (await readAll(server, topic)).map(({ key }) => key)
    if (new Set(keys).size === keys.length) return
    if (Date.now() > end) throw new Error(`${topic} was not compacted: ${keys.join(' ')}`)
    await sleep(200)
  }
}
