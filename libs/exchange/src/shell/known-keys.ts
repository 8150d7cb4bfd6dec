import { createPublicKey, type KeyObject } from 'node:crypto'
import type { Directory } from '@tongban/directory'
import { CITY_SOURCE } from '../stream/topics.js'
import { areTexts } from '../stream/wire.js'
import type { Batch } from '../transport/transport.js'
import type { KeyRing } from './key-ring.js'

const RELOAD_AT_MOST_EVERY_MS = 1000

/**
 * Whose signature is whose. Keys are valid by machine time, not office time: the office may be at any date.
 * A key that is not known yet makes the directory be read again before the message is judged.
 */
export class KnownKeys {
  private reloadedAt = 0

  constructor(private readonly directory: Directory, private readonly ring: KeyRing, private readonly machineNow: () => Date = () => new Date()) {}

  readonly keyOf = (source: string, kid: string): KeyObject | undefined =>
    this.directory.keyOf(source, kid, this.machineNow()) ?? (source === CITY_SOURCE ? this.ring.cityKey(kid) : undefined)

  /** Reads the directory again when a batch carries a key that it does not know. Returns the (source, kid) that stay unknown. */
  async prepare(batch: Batch): Promise<{ source: string; kid: string }[]> {
    const unknown = () => strangers(batch).filter(({ source, kid }) => this.keyOf(source, kid) === undefined)
    if (unknown().length === 0) return []
    if (Date.now() - this.reloadedAt >= RELOAD_AT_MOST_EVERY_MS) {
      this.reloadedAt = Date.now()
      await this.directory.reload()
    }
    return unknown()
  }
}

function strangers(batch: Batch): { source: string; kid: string }[] {
  const pairs = batch.messages.flatMap(({ headers }) => (areTexts(headers) && headers.ce_source && headers.tb_kid ? [`${headers.ce_source}\n${headers.tb_kid}`] : []))
  return [...new Set(pairs)].map((pair) => ({ source: pair.split('\n')[0]!, kid: pair.split('\n')[1]! }))
}

/** For proofs of the past: a key a source ever had, whenever it was valid. */
export function anyKeyOf(directory: Directory, ring?: Pick<KeyRing, 'cityKey'>): (source: string, kid: string) => KeyObject | undefined {
  return (source, kid) => {
    const entry = directory.keysOf(source).find((key) => key.kid === kid)
    return entry ? createPublicKey(entry.publicKey) : source === CITY_SOURCE ? ring?.cityKey(kid) : undefined
  }
}
