import type { Acl } from '../transport/kafka/acls.js'
import { describeAcl, textOf } from '../transport/kafka/acls.js'
import { enoughCopies, IN_SYNC, type WantedTopic } from './wanted-topics.js'

export interface Wanted {
  topics: readonly WantedTopic[]
  users: readonly string[]
  acls: readonly Acl[]
}

/** What a cluster has of what is wanted, and what else concerns our topics. */
export interface Found {
  topics: readonly WantedTopic[]
  /** Users by whether they are there and take the password we have for them. */
  users: Readonly<Record<string, 'missing' | 'other-password' | 'right'>>
  acls: readonly Acl[]
}

export type Change =
  | { do: 'create-topic'; topic: string; partitions: number; replicas: number; config: Record<string, string> }
  | { do: 'add-partitions'; topic: string; from: number; to: number }
  | { do: 'set'; topic: string; setting: string; from: string; to: string }
  | { do: 'create-user'; user: string }
  | { do: 'set-password'; user: string }
  | { do: 'grant'; acl: Acl; text: string }
  | { do: 'revoke'; acl: Acl; text: string }

/** What differs and is left as it is, since changing it would lose messages or their order. */
export interface Kept {
  topic: string
  why: 'fewer-partitions' | 'partitions-of-a-compacted-topic' | 'shorter-retention' | 'smaller-messages' | 'other-replicas'
  found: string
  wanted: string
}

export interface Plan { changes: Change[]; kept: Kept[] }

/** The way from what is found to what is wanted. Users' rights become exactly those wanted; topics and users that are not ours are left alone. */
export function planChanges(wanted: Wanted, found: Found): Plan {
  const there = new Map(found.topics.map((topic) => [topic.topic, topic]))
  const plan: Plan = { changes: [], kept: [] }
  for (const topic of wanted.topics) planTopic(plan, topic, there.get(topic.topic))
  for (const user of wanted.users) {
    if (found.users[user] === 'missing') plan.changes.push({ do: 'create-user', user })
    if (found.users[user] === 'other-password') plan.changes.push({ do: 'set-password', user })
  }
  const [right, have] = [new Set(wanted.acls.map(textOf)), new Set(found.acls.map(textOf))]
  for (const acl of wanted.acls) if (!have.has(textOf(acl))) plan.changes.push({ do: 'grant', acl, text: describeAcl(acl) })
  for (const acl of found.acls) if (!right.has(textOf(acl))) plan.changes.push({ do: 'revoke', acl, text: describeAcl(acl) })
  return plan
}

function planTopic({ changes, kept }: Plan, wanted: WantedTopic, found: WantedTopic | undefined): void {
  const { topic } = wanted
  if (!found) {
    changes.push({ do: 'create-topic', ...wanted })
    return
  }
  const keep = (why: Kept['why'], of: 'partitions' | 'replicas') => kept.push({ topic, why, found: String(found[of]), wanted: String(wanted[of]) })
  if (found.replicas !== wanted.replicas) keep('other-replicas', 'replicas')
  if (found.partitions > wanted.partitions) keep('fewer-partitions', 'partitions')
  if (found.partitions < wanted.partitions) {
    // The last message of a key would stay behind in its old partition, beside the new one.
    if (wanted.config['cleanup.policy'] === 'compact') keep('partitions-of-a-compacted-topic', 'partitions')
    else changes.push({ do: 'add-partitions', topic, from: found.partitions, to: wanted.partitions })
  }
  for (const [setting, to] of Object.entries({ ...wanted.config, [IN_SYNC]: enoughCopies(found.replicas) })) {
    const from = found.config[setting] ?? ''
    if (from === to) continue
    const why = NEVER_LESS[setting]
    if (why && isLess(to, from)) kept.push({ topic, why, found: `${setting}=${from}`, wanted: `${setting}=${to}` })
    else changes.push({ do: 'set', topic, setting, from, to })
  }
}

/** What would be lost, or refused from then on, if these became less. */
const NEVER_LESS: Partial<Record<string, Kept['why']>> = {
  'retention.ms': 'shorter-retention', 'retention.bytes': 'shorter-retention', 'delete.retention.ms': 'shorter-retention', 'max.message.bytes': 'smaller-messages',
}

/** -1 is for ever, and without a bound. */
const isLess = (to: string, from: string): boolean => Number(to) !== -1 && (Number(from) === -1 || Number(to) < Number(from))
