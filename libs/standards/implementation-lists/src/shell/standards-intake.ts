import { canonicalText, hashText, parseHash, sha256, type EventType } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { enrolSource } from '@tongban/directory'
import type { StandardsHandler, StandardsMessage } from '@tongban/exchange'
import { isRefusal, refuse, type Refusal } from '@tongban/kernel'
import { judgeStandard, type PublishedStandard } from '../core/judge-standard.js'
import type { StoredOfficeClock } from './stored-office-clock.js'

/**
 * Takes in what the city office publishes: versions of items, office time, and who may speak. Any number of times, in any order: what is held
 * already is left alone; what is not what it says is refused, kept in `standard_refused`, and stops nothing else.
 */
export class StandardsIntake implements StandardsHandler {
  readonly types = Object.keys(takers) as (keyof typeof takers)[]

  constructor(private readonly clock: StoredOfficeClock, private readonly arrived: () => void = () => undefined) {}

  async apply(tx: Tx, messages: StandardsMessage[]): Promise<void> {
    for (const message of messages) {
      const refused = await takers[message.type as keyof typeof takers](tx, message, this.clock)
      if (refused) await recordRefused(tx, message, refused, this.clock.machineNow())
    }
    this.arrived()
  }
}

type Taker = (tx: Tx, message: StandardsMessage, clock: StoredOfficeClock) => Promise<Refusal | undefined>

const takers = {
  'standards.catalogue-item-published.v1': (tx, message) => takeItem(tx, message),
  'standards.office-time-set.v1': (tx, { key, body }, clock) => clock.take(tx, key, body),
  'standards.source-enrolled.v1': (tx, message) => takeEnrolment(tx, message),
} as const satisfies Partial<Record<EventType, Taker>>

async function takeEnrolment(tx: Tx, { key, body }: StandardsMessage): Promise<Refusal | undefined> {
  const belongs = `source:${body.source}`
  if (key !== belongs) return refuse('standard-key-differs', { key, belongs })
  await enrolSource(tx, body)
  return undefined
}

async function takeItem(tx: Tx, { key, body: anyBody }: StandardsMessage): Promise<Refusal | undefined> {
  const body = anyBody as PublishedStandard
  const content = canonicalText(body.content)
  const computed = sha256(content)
  const { rows: [held] } = await tx.query<{ content_hash: Buffer }>({
    name: 'standards-held', text: 'select content_hash from standard_item where code = $1 and version = $2', values: [body.code, body.version],
  })
  const judgement = judgeStandard({ key, body, computedHash: hashText(computed), heldHash: held && hashText(held.content_hash) })
  if (isRefusal(judgement)) return judgement
  if (judgement === 'held') return undefined
  await tx.query({
    name: 'standards-take',
    text: `insert into standard_item (code, version, tiers, effective_from, content, content_hash, published_at)
           values ($1, $2, $3, $4::date, $5, $6, $7) on conflict do nothing`,
    values: [body.code, body.version, body.content.tiers, body.effectiveFrom, content, parseHash(body.contentHash), body.publishedAt],
  })
  return undefined
}

async function recordRefused(tx: Tx, { key, hash, type, signedBy }: StandardsMessage, { refused, params }: Refusal, at: Date): Promise<void> {
  await tx.query({
    text: `insert into standard_refused (key, hash, type, signed_by, code, params, refused_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    values: [key, hash, type, signedBy, refused, JSON.stringify(params), at],
  })
}
