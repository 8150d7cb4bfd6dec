import type { Kafka } from 'kafkajs'
import type { Patience } from './connect.js'
import type { KafkaOptions } from './kafka-options.js'

/** kafkajs itself, for what an operator's command does besides topics. Loads it, as `openTopics` does; does not connect yet. */
export async function openKafka(options: KafkaOptions, patience?: Patience): Promise<Kafka> {
  const { openClient } = await import('./connect.js')
  return openClient(options, patience)
}
