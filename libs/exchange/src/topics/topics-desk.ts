import { setTimeout as sleep } from 'node:timers/promises'
import { aclsOf, describeAcl } from '../transport/kafka/acls.js'
import { openClient } from '../transport/kafka/connect.js'
import { describeTopics } from '../transport/kafka/describe-topics.js'
import { explainError } from '../transport/kafka/explain-error.js'
import { RawConnection } from '../transport/kafka/raw-request.js'
import { fits, type TopicAccess } from '../transport/topic-access.js'
import { KafkaCluster } from './kafka-cluster.js'
import type { TopicsRequest } from './open-topics.js'
import { planChanges, type Change, type Plan } from './plan-changes.js'
import { accessOf, topicsOf } from './topics-of.js'
import { wantedTopics } from './wanted-topics.js'

export interface TopicsReport extends Plan {
  topics: number
  users: number
  /** Rights of others on our topics, and on deployments' groups: told, counted, and left. */
  strangers: string[]
}

/** What a deployment may do, as the broker tells it, where that is not what it should be. */
export interface WrongRight { user: string; topic: string; act: 'read' | 'write'; may: boolean }

/** A federation's topics, users and rights on a Kafka cluster: told, made, and tried. */
export class TopicsDesk {
  private readonly names: string[]
  private readonly access: TopicAccess[]

  private constructor(private readonly request: TopicsRequest, private readonly cluster: KafkaCluster) {
    this.names = topicsOf(request.publishers).map(({ topic }) => topic)
    const deployments = [...new Set(request.publishers.map(({ deployment }) => deployment))]
    this.access = deployments.map((deployment) => accessOf(deployment, deployment, request.publishers))
  }

  static async open(request: TopicsRequest): Promise<TopicsDesk> {
    return new TopicsDesk(request, await KafkaCluster.open(request.admin))
  }

  async plan(): Promise<TopicsReport> {
    const wanted = wantedTopics(topicsOf(this.request.publishers), this.request.settings, this.cluster.brokers)
    const settings = [...new Set(wanted.flatMap(({ config }) => Object.keys(config)))]
    const users = this.access.map(({ role }) => role)
    const found = {
      topics: await this.cluster.topics(this.names, settings),
      users: await this.cluster.users(Object.fromEntries(users.map((user) => [user, this.request.passwords[user]]))),
      acls: await this.cluster.acls(users),
    }
    const plan = planChanges({ topics: wanted, users, acls: this.access.flatMap((access) => aclsOf(access, this.names)) }, found)
    return { ...plan, topics: wanted.length, users: users.length, strangers: (await this.cluster.strangers(users, this.names)).map(describeAcl) }
  }

  /** Makes what differs as is wanted, one change after the other; every one of them can be repeated. */
  async apply(changes: readonly Change[], done: (change: Change) => void): Promise<void> {
    const grants = changes.filter((change) => change.do === 'grant')
    for (const change of changes) {
      if (change.do === 'grant') continue
      await this.cluster.apply(change, this.request.passwords)
      done(change)
    }
    await this.cluster.grant(grants.map(({ acl }) => acl))
    grants.forEach(done)
  }

  /** Logs in as each deployment and asks the broker what it may do with every topic. Passwords and rights just given take a moment to reach it: for so long it is asked again. */
  async wrongRights(except: readonly string[], patienceMs = 0): Promise<WrongRight[]> {
    for (const end = performance.now() + patienceMs; ; await sleep(250)) {
      const late = () => performance.now() >= end
      try {
        const wrong = await this.askRights(except)
        if (wrong.length === 0 || late()) return wrong
      } catch (error) {
        if (late()) throw error
      }
    }
  }

  close(): Promise<void> {
    return this.cluster.close()
  }

  private async askRights(except: readonly string[]): Promise<WrongRight[]> {
    const wrong: WrongRight[] = []
    for (const { role, read, write } of this.access) {
      const password = this.request.passwords[role]
      if (password === undefined || except.includes(role)) continue
      const { passwordFile: _, ...rest } = this.request.admin
      const options = { ...rest, username: role, password }
      const raw = new RawConnection(openClient(options))
      try {
        for (const { topic, mayRead, mayWrite } of await describeTopics(raw, this.names)) {
          if (mayRead !== fits(topic, read)) wrong.push({ user: role, topic, act: 'read', may: mayRead })
          if (mayWrite !== fits(topic, write)) wrong.push({ user: role, topic, act: 'write', may: mayWrite })
        }
      } catch (error) {
        throw explainError(error, options)
      } finally {
        await raw.close()
      }
    }
    return wrong
  }
}
