import type { ConsumerLog } from './embedded/consumer.js'
import { EmbeddedTransport } from './embedded/embedded-transport.js'
import type { KafkaOptions } from './kafka/kafka-options.js'
import { TransportError, type Transport } from './transport.js'

/** The exchange as a process is told of it. Without a kind it is the embedded one. */
export type ExchangeConfig = ({ kind?: 'embedded' | undefined; url: string }) | ({ kind: 'kafka' } & Omit<KafkaOptions, 'log'>)

/**
 * Opens what the configuration names; neither connects yet. kafkajs is loaded only for Kafka: a process of an embedded exchange has no use for its memory.
 * Refuses (throws) a configuration that is not whole, and names the setting.
 */
export async function openTransport(config: ExchangeConfig, { deployment, log }: { deployment: string; log?: ConsumerLog }): Promise<Transport> {
  if (config.kind === 'kafka') {
    const { KafkaTransport } = await import('./kafka/kafka-transport.js')
    const { kind: _, ...options } = config
    return KafkaTransport.open({ ...options, ...(log && { log }) })
  }
  if (config.kind !== undefined && config.kind !== 'embedded') throw new TransportError('bad-settings', `There is no exchange of the kind "${String((config as { kind: unknown }).kind).slice(0, 40)}"; there are embedded and kafka.`)
  if (!config.url) throw new TransportError('bad-settings', 'Of the settings of the embedded exchange, url is missing.')
  return EmbeddedTransport.open({ url: config.url, deployment, ...(log && { log }) })
}
