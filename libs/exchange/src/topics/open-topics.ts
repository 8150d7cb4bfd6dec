import type { KafkaOptions } from '../transport/kafka/kafka-options.js'
import type { TopicsDesk } from './topics-desk.js'
import type { Publisher } from './topics-of.js'
import type { TopicSettings } from './wanted-topics.js'

export interface TopicsRequest {
  /** A user that may administer the cluster. */
  admin: KafkaOptions
  publishers: readonly Publisher[]
  settings: TopicSettings
  /** Each deployment's password, by its id, which is also its user's name. */
  passwords: Readonly<Record<string, string | undefined>>
}

/** For operators: loads kafkajs, as nothing else of this library's door does. */
export async function openTopics(request: TopicsRequest): Promise<TopicsDesk> {
  const desk = await import('./topics-desk.js')
  return desk.TopicsDesk.open(request)
}
