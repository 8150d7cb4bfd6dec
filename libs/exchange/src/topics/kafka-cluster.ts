import kafkajs, { type Admin } from 'kafkajs'
import { describeTopics } from '../transport/kafka/describe-topics.js'
import { untilThere } from '../transport/kafka/ensure-topic.js'
import type { Acl } from '../transport/kafka/acls.js'
import { openClient } from '../transport/kafka/connect.js'
import { explainError, rootOf } from '../transport/kafka/explain-error.js'
import { checkKafkaOptions, type KafkaOptions } from '../transport/kafka/kafka-options.js'
import { RawConnection } from '../transport/kafka/raw-request.js'
import { knownUsers, setPassword } from '../transport/kafka/scram-users.js'
import type { Change, Found } from './plan-changes.js'
import { strangersAmong } from './strangers-among.js'
import type { WantedTopic } from './wanted-topics.js'

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ConfigResourceTypes, ResourcePatternTypes } = kafkajs

/** A Kafka cluster as its administrator sees it. Errors come out as sentences (TransportError for what stays refused). */
export class KafkaCluster {
  private constructor(private readonly options: KafkaOptions, private readonly admin: Admin, private readonly raw: RawConnection, readonly brokers: number) {}

  static async open(options: KafkaOptions): Promise<KafkaCluster> {
    checkKafkaOptions(options)
    const client = openClient(options)
    const [admin, raw] = [client.admin(), new RawConnection(client)]
    try {
      await admin.connect()
      return new KafkaCluster(options, admin, raw, (await admin.describeCluster()).brokers.length)
    } catch (error) {
      await Promise.allSettled([admin.disconnect(), raw.close()])
      throw explainError(error, options)
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.admin.disconnect(), this.raw.close()])
  }

  /** Those of the topics that are there, with the settings named. */
  topics(names: readonly string[], settings: readonly string[]): Promise<WantedTopic[]> {
    return this.explained(async () => {
      const there = (await describeTopics(this.raw, names)).filter(({ state }) => state === 'there')
      if (there.length === 0) return []
      const resources = there.map(({ topic }) => ({ type: ConfigResourceTypes.TOPIC, name: topic, configNames: [...settings] }))
      const { resources: described } = await this.admin.describeConfigs({ includeSynonyms: false, resources })
      const configs = new Map(described.map(({ resourceName, configEntries }) => [resourceName, Object.fromEntries(configEntries.map(({ configName, configValue }) => [configName, configValue]))]))
      return there.map(({ topic, partitions, replicas }) => ({ topic, partitions, replicas, config: configs.get(topic)! }))
    })
  }

  /** Whether each user is there and logs in with the password given for it. */
  users(passwords: Readonly<Record<string, string | undefined>>): Promise<Found['users']> {
    return this.explained(async () => {
      const names = Object.keys(passwords)
      const known = await knownUsers(this.raw, names)
      const states = await Promise.all(names.map(async (name) => {
        if (!known.has(name)) return [name, 'missing'] as const
        const password = passwords[name]
        return [name, password !== undefined && await this.logsIn(name, password) ? 'right' : 'other-password'] as const
      }))
      return Object.fromEntries(states)
    })
  }

  /** The ACLs of these users, whatever they are on. */
  async acls(users: readonly string[]): Promise<Acl[]> {
    return (await this.allAcls()).filter(({ principal }) => users.some((user) => principal === `User:${user}`))
  }

  /** Others' rights on our topics and on these users' groups. */
  async strangers(users: readonly string[], topics: readonly string[]): Promise<Acl[]> {
    return strangersAmong(await this.allAcls(), { users, topics })
  }

  /** Gives rights, in one request. */
  grant(acls: readonly Acl[]): Promise<void> {
    return this.explained(async () => {
      if (acls.length > 0) await this.admin.createAcls({ acl: [...acls] })
    })
  }

  apply(change: Exclude<Change, { do: 'grant' }>, passwords: Readonly<Record<string, string | undefined>>): Promise<void> {
    return this.explained(async () => {
      switch (change.do) {
        case 'create-topic': {
          const { topic, partitions, replicas, config } = change
          await this.admin.createTopics({ waitForLeaders: false, timeout: 10_000, topics: [{ topic, numPartitions: partitions, replicationFactor: replicas, configEntries: entriesOf(config) }] })
          await untilThere(this.raw, topic)
          return
        }
        case 'add-partitions':
          await this.admin.createPartitions({ topicPartitions: [{ topic: change.topic, count: change.to }], timeout: 10_000 })
          return
        case 'set':
          return this.set(change.topic, change.setting, change.to)
        case 'create-user':
        case 'set-password':
          return setPassword(this.raw, change.user, passwords[change.user]!)
        case 'revoke': {
          const { resourcePatternType, permissionType, ...filter } = change.acl
          await this.admin.deleteAcls({ filters: [{ ...filter, resourcePatternType, permissionType }] })
          return
        }
        default:
          return change satisfies never
      }
    })
  }

  /** The request sets all of a topic's settings at once: those that were set by somebody stay. */
  private async set(topic: string, setting: string, value: string): Promise<void> {
    const { resources: [resource] } = await this.admin.describeConfigs({ includeSynonyms: false, resources: [{ type: ConfigResourceTypes.TOPIC, name: topic }] })
    const ofTopic = Object.fromEntries(resource!.configEntries.filter(({ configSource }) => (configSource as number) === TOPIC_CONFIG).map(({ configName, configValue }) => [configName, configValue]))
    await this.admin.alterConfigs({ validateOnly: false, resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries: entriesOf({ ...ofTopic, [setting]: value }) }] })
  }

  private allAcls(): Promise<Acl[]> {
    return this.explained(async () => {
      const { resources } = await this.admin.describeAcls({
        resourceType: AclResourceTypes.ANY, resourcePatternType: ResourcePatternTypes.ANY, operation: AclOperationTypes.ANY, permissionType: AclPermissionTypes.ANY,
      } as Parameters<Admin['describeAcls']>[0])
      return resources.flatMap(({ acls, ...resource }) => acls.map((acl) => ({
        ...acl, resourceType: resource.resourceType, resourceName: resource.resourceName, resourcePatternType: resource.resourcePatternType,
      })))
    })
  }

  private async logsIn(username: string, password: string): Promise<boolean> {
    const { passwordFile: _, ...rest } = this.options
    const admin = openClient({ ...rest, username, password }).admin()
    try {
      await admin.connect()
      return true
    } catch (error) {
      if (rootOf(error).name === 'KafkaJSSASLAuthenticationError') return false
      throw error
    } finally {
      await admin.disconnect().catch(() => undefined)
    }
  }

  private async explained<T>(fn: () => Promise<T>): Promise<T> {
    try {
      return await fn()
    } catch (error) {
      throw explainError(error, this.options)
    }
  }
}

/** DYNAMIC_TOPIC_CONFIG: set for the topic itself, not taken from the broker. */
const TOPIC_CONFIG = 1

const entriesOf = (config: Record<string, string>) => Object.entries(config).map(([name, value]) => ({ name, value }))
