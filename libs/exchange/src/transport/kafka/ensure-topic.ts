import { setTimeout as sleep } from 'node:timers/promises'
import kafkajs, { type Admin } from 'kafkajs'
import { TransportError, type TopicOptions } from '../transport.js'
import { describeTopics, type TopicDescription } from './describe-topics.js'
import { refused, rootOf } from './explain-error.js'
import type { KafkaOptions } from './kafka-options.js'
import type { RawConnection } from './raw-request.js'
import { topicConfig } from './topic-config.js'

const NAME = /^[a-z0-9][a-z0-9.-]{0,99}$/

interface Around { admin: Admin; raw: RawConnection; options: KafkaOptions }

/** Creates a topic that is missing, where the user may; refuses one that is there with other properties. */
export async function ensureTopic(around: Around, wanted: TopicOptions): Promise<void> {
  const { topic, compacted = false, partitions = 1 } = wanted
  const attempt = { act: 'create', topic } as const
  if (!NAME.test(topic)) throw refused('bad-topic', around.options, attempt)
  const [found] = await describeTopics(around.raw, [topic])
  if (found!.state === 'there') return assertSame(around, wanted, found!)
  if (found!.state === 'hidden') throw refused('not-granted', around.options, attempt)
  const configEntries = Object.entries(topicConfig({ compacted })).map(([name, value]) => ({ name, value }))
  const made = await around.admin.createTopics({ topics: [{ topic, numPartitions: partitions, configEntries }], timeout: 10_000, waitForLeaders: false })
  const settled = await untilThere(around.raw, topic)
  // Somebody else was quicker.
  if (!made) await assertSame(around, wanted, settled)
}

/** A topic is made before every broker knows of it, or has a leader. */
export async function untilThere(raw: RawConnection, topic: string): Promise<TopicDescription> {
  for (const end = performance.now() + 10_000; ; await sleep(50)) {
    const [found] = await describeTopics(raw, [topic])
    if (found!.state === 'there') return found!
    if (performance.now() > end) throw new Error(`the topic ${topic} was made and is not there after 10 s`)
  }
}

async function assertSame({ admin, options }: Around, { topic, partitions, compacted = false }: TopicOptions, found: TopicDescription): Promise<void> {
  if (partitions !== undefined && partitions !== found.partitions) throw other(topic, `has ${found.partitions} partitions and not ${partitions}`)
  if (await isCompacted(admin, topic, options) !== compacted) throw other(topic, compacted ? 'is not compacted' : 'is compacted')
}

async function isCompacted(admin: Admin, topic: string, options: KafkaOptions): Promise<boolean> {
  try {
    const { resources: [resource] } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configNames: ['cleanup.policy'] }] })
    return resource!.configEntries.some(({ configName, configValue }) => configName === 'cleanup.policy' && configValue.includes('compact'))
  } catch (error) {
    if (rootOf(error).type === 'TOPIC_AUTHORIZATION_FAILED') throw refused('not-granted', options, { act: 'read', topic })
    throw error
  }
}

const other = (topic: string, how: string) => new TransportError('other-properties', `The topic ${topic} ${how}; see tongban topics plan.`)
