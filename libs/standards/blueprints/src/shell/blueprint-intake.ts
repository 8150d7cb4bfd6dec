import { canonicalText, hashText, parseHash, sha256, type BlueprintPublished } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import type { StandardsHandler, StandardsMessage } from '@tongban/exchange'
import { refuse, type Refusal } from '@tongban/kernel'
import { checkStructure } from '../core/check/check-blueprint.js'
import { publishedContent } from './read-blueprint.js'

type BlueprintRefusal = Refusal<'standard-key-differs' | 'standard-hash-differs' | 'standard-changed' | 'standard-unsound'>

/** As many as are written down with a refused version: the first of them are enough to see what it is. */
const MOST_FAULTS = 10

/**
 * Takes in the blueprints that the city office publishes. Any number of times, in any order: what is held already is left alone; what is not what it says
 * or could not be played by a job is refused, kept in `standard_blueprint_refused`, and stops nothing else.
 */
export class BlueprintIntake implements StandardsHandler {
  readonly types = ['standards.blueprint-published.v1' as const]

  constructor(private readonly machineNow: () => Date = () => new Date(), private readonly arrived: () => void = () => undefined) {}

  async apply(tx: Tx, messages: StandardsMessage[]): Promise<void> {
    for (const message of messages) {
      const refused = await take(tx, message)
      if (refused) await recordRefused(tx, message, refused, this.machineNow())
    }
    this.arrived()
  }
}

async function take(tx: Tx, { key, body: anyBody }: StandardsMessage): Promise<BlueprintRefusal | undefined> {
  const body = anyBody as BlueprintPublished
  const content = canonicalText(body.content)
  const computed = hashText(sha256(content))
  const belongs = `blueprint:${body.code}:${body.version}`
  if (key !== belongs) return refuse('standard-key-differs', { key, belongs })
  if (computed !== body.contentHash) return refuse('standard-hash-differs', { key, stated: body.contentHash, computed })
  const { rows: [held] } = await tx.query<{ content_hash: Buffer }>({
    name: 'standard-blueprint-held', text: 'select content_hash from standard_blueprint where code = $1 and version = $2', values: [body.code, body.version],
  })
  if (held) return hashText(held.content_hash) === computed ? undefined : refuse('standard-changed', { key, held: hashText(held.content_hash), computed })
  const faults = checkStructure(publishedContent(content))
  if (faults.length > 0) return refuse('standard-unsound', { key, count: faults.length, faults: faults.slice(0, MOST_FAULTS).map(({ refused, params: { node } }) => (node === null ? refused : `${refused} ${node}`)) })
  await tx.query({
    name: 'standard-blueprint-take',
    text: `insert into standard_blueprint (code, version, effective_from, content, content_hash, layout, published_at)
           values ($1, $2, $3::date, $4, $5, $6, $7) on conflict do nothing`,
    values: [body.code, body.version, body.effectiveFrom, content, parseHash(body.contentHash), canonicalText(body.layout), body.publishedAt],
  })
  return undefined
}

async function recordRefused(tx: Tx, { key, hash, signedBy }: StandardsMessage, { refused, params }: Refusal, at: Date): Promise<void> {
  await tx.query({
    text: 'insert into standard_blueprint_refused (key, hash, signed_by, code, params, refused_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    values: [key, hash, signedBy, refused, JSON.stringify(params), at],
  })
}
