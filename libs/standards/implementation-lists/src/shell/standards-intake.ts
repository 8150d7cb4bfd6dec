import { canonicalText, hashText, parseHash, sha256, type EventBodies, type EventType } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { isRefusal, type Refusal } from '@tongban/kernel'
import { judgeStandard, type PublishedStandard } from '../core/judge-standard.js'
import type { StoredOfficeClock } from './stored-office-clock.js'

/** A message of the standards topic, its signature verified and its body checked against its schema by the exchange. */
export interface StandardMessage {
  key: string
  type: EventType
  body: unknown
  hash: Buffer
  signedBy: string
}

/**
 * Takes in what the city office publishes: versions of items and office time. Any number of times, in any order: what is held already
 * is left alone, what is not what it says is refused, kept in `standard_refused` and stops nothing else.
 */
export class StandardsIntake {
  readonly types: EventType[] = ['standards.catalogue-item-published.v1', 'standards.office-time-set.v1']

  constructor(private readonly clock: StoredOfficeClock, private readonly arrived: () => void = () => undefined) {}

  async apply(tx: Tx, messages: readonly StandardMessage[]): Promise<void> {
    for (const message of messages) {
      const refused = message.type === 'standards.office-time-set.v1'
        ? await this.clock.take(tx, message.key, message.body as EventBodies['standards.office-time-set.v1'], message.signedBy)
        : await takeItem(tx, message)
      if (refused) await recordRefused(tx, message, refused, this.clock.machineNow())
    }
    this.arrived()
  }
}

async function takeItem(tx: Tx, { key, body: anyBody, signedBy }: StandardMessage): Promise<Refusal | undefined> {
  const body = anyBody as PublishedStandard
  const content = canonicalText(body.content)
  const computed = sha256(content)
  const { rows: [held] } = await tx.query<{ content_hash: Buffer }>({
    name: 'standards-held', text: 'select content_hash from standard_item where code = $1 and version = $2', values: [body.code, body.version],
  })
  const judgement = judgeStandard({ key, signedBy, body, computedHash: hashText(computed), heldHash: held && hashText(held.content_hash) })
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

async function recordRefused(tx: Tx, { key, hash, type, signedBy }: StandardMessage, { refused, params }: Refusal, at: Date): Promise<void> {
  await tx.query({
    text: `insert into standard_refused (key, hash, type, signed_by, code, params, refused_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    values: [key, hash, type, signedBy, refused, JSON.stringify(params), at],
  })
}
