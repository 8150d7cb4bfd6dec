import { LARGEST_VALUE } from '../check-message.js'

/** Room beside the largest value for its key, headers and the frame of a record batch. */
export const LARGEST_RECORD_BATCH = LARGEST_VALUE + 256 * 1024

export interface TopicKeeping {
  compacted: boolean
  /** Days that messages of a topic that is not compacted are kept; without it for ever. */
  retentionDays?: number
}

/** The settings of a topic by the broker's names, those that matter to us alone. */
export function topicConfig({ compacted, retentionDays }: TopicKeeping): Record<string, string> {
  return {
    'cleanup.policy': compacted ? 'compact' : 'delete',
    'retention.ms': compacted || retentionDays === undefined ? '-1' : String(retentionDays * 86_400_000),
    'retention.bytes': '-1',
    // A tombstone stays a day, so that readers that were away learn of it.
    ...(compacted && { 'delete.retention.ms': '86400000' }),
    'max.message.bytes': String(LARGEST_RECORD_BATCH),
    // The clock of the office may be years behind the broker's.
    'message.timestamp.type': 'LogAppendTime',
  }
}
