import { readTopic } from '../stream/topics.js'
import { topicConfig } from '../transport/kafka/topic-config.js'
import type { TopicOptions } from '../transport/transport.js'

export type TopicKind = 'events' | 'inbox' | 'standards' | 'dead'

/** How topics are kept on Kafka, by what they are for; what is left out stays as in DEFAULTS. */
export interface TopicSettings {
  /** Copies of each partition; without it three, or as many as there are brokers. */
  replicas?: number
  topics?: Partial<Record<TopicKind, { partitions?: number; retentionDays?: number }>>
}

export interface WantedTopic {
  topic: string
  partitions: number
  replicas: number
  config: Record<string, string>
}

/** A source asked for older messages sends them again from its own log, so the broker need not keep them for ever. Dead letters are for people. */
const DEFAULTS: Record<TopicKind, { partitions: number; retentionDays?: number }> = {
  events: { partitions: 1, retentionDays: 90 },
  inbox: { partitions: 1, retentionDays: 90 },
  dead: { partitions: 1, retentionDays: 365 },
  // Compacted: kept as long as nothing newer has its key.
  standards: { partitions: 1 },
}

/** Topics as they should be on a cluster of so many brokers. */
export function wantedTopics(topics: readonly TopicOptions[], { replicas, topics: settings = {} }: TopicSettings, brokers: number): WantedTopic[] {
  const copies = replicas ?? Math.min(3, brokers)
  return topics.map(({ topic, compacted = false }) => {
    const kind = readTopic(topic)!.kind
    const { partitions, retentionDays } = { ...DEFAULTS[kind], ...settings[kind] }
    return {
      topic, partitions, replicas: copies,
      config: { ...topicConfig({ compacted, ...(retentionDays !== undefined && { retentionDays }) }), [IN_SYNC]: enoughCopies(copies) },
    }
  })
}

export const IN_SYNC = 'min.insync.replicas'

/** Of three copies or more, two must have a message before it counts as stored. Where there are fewer, asking for two would stop all writing. */
export const enoughCopies = (copies: number): string => (copies >= 3 ? '2' : '1')

/** What is wrong with settings from outside, as `path: reason`; undefined when nothing is. */
export function faultOfSettings(value: unknown): string | undefined {
  const whole = asObject(value, ['replicas', 'topics'])
  if (typeof whole === 'string') return `the whole: ${whole}`
  const replicas = faultOfCount(whole['replicas'], 9)
  if (replicas) return `replicas: ${replicas}`
  const kinds = asObject(whole['topics'] ?? {}, Object.keys(DEFAULTS))
  if (typeof kinds === 'string') return `topics: ${kinds}`
  for (const [kind, settings] of Object.entries(kinds)) {
    const fields = asObject(settings, kind === 'standards' ? ['partitions'] : ['partitions', 'retentionDays'])
    if (typeof fields === 'string') return `topics.${kind}: ${fields}`
    const faults = { partitions: faultOfCount(fields['partitions'], 1000), retentionDays: faultOfCount(fields['retentionDays'], 36_500) }
    for (const [field, fault] of Object.entries(faults)) if (fault) return `topics.${kind}.${field}: ${fault}`
  }
  return undefined
}

function asObject(value: unknown, known: readonly string[]): Record<string, unknown> | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'no object'
  const stranger = Object.keys(value).find((key) => !known.includes(key))
  return stranger === undefined ? value as Record<string, unknown> : `nobody knows "${stranger.slice(0, 40)}"; there are ${known.join(', ')}`
}

const faultOfCount = (value: unknown, most: number): string | undefined =>
  value === undefined || (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most) ? undefined : `no whole number from 1 to ${most}`
