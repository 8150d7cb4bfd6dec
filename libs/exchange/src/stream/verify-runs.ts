import type { KeyObject } from 'node:crypto'
import { nextSeal, type Position } from './chain.js'
import { headBytes, isSignedBy } from './head.js'
import type { Head, Received } from './wire.js'

/** A message that a signed head covers: its seal is recomputed, and `sealBefore` says what it follows. */
export interface Verified extends Received {
  sealBefore: Buffer
}

export interface Runs {
  verified: Verified[]
  /** Complete in themselves but not yet covered by a head: the rest of their batch is still to come. */
  waiting: Received[]
  refused: { message: Received; why: string }[]
}

/**
 * Walks the messages of one stream in order of arrival and takes out each run that a signed head covers: numbers first to last without a hole,
 * the seals recomputed from the head's base to the last, and the signature right for that number, link and seal.
 * A head that fails is refused by itself; what it claimed to cover waits for a true one. A batch with a hole waits whole, unless all that is missing
 * was read before, up to `at`: then the rest is walked from there.
 */
export function verifyRuns(messages: readonly Received[], keyOf: (kid: string) => KeyObject | undefined, at: Pick<Position, 'seq' | 'seal'> = NOWHERE): Runs {
  const waiting = new Map<number, Received>()
  const verified: Verified[] = []
  const refused: { message: Received; why: string }[] = []
  for (const message of messages) {
    const other = waiting.get(message.seq)
    if (message.head === undefined) {
      if (other && !sameEnvelope(other, message)) refused.push({ message: other, why: 'unsigned-and-contradicted' })
      waiting.set(message.seq, message)
      continue
    }
    const whole = verifyRun(message, message.head, waiting, keyOf)
    const run = 'why' in whole && whole.why === 'incomplete-batch' ? verifyRest(message, at, waiting, keyOf) ?? whole : whole
    if ('why' in run) {
      // The rest of its batch may still come, in a re-send; until then it shows that numbers are missing.
      if (run.why === 'incomplete-batch') waiting.set(message.seq, message)
      else refused.push({ message, why: run.why })
      continue
    }
    verified.push(...run.verified)
    if (other && !sameEnvelope(other, message)) refused.push({ message: other, why: 'unsigned-and-contradicted' })
    for (const { seq } of run.verified) waiting.delete(seq)
  }
  return { verified, waiting: [...waiting.values()].sort((a, b) => a.seq - b.seq), refused }
}

const LONGEST_RUN = 100_000

/** What follows number `at` of a batch that began before it: the beginning came by itself, and the broker may no longer have it. */
function verifyRest(last: Received, at: Pick<Position, 'seq' | 'seal'>, waiting: ReadonlyMap<number, Received>, keyOf: (kid: string) => KeyObject | undefined): { verified: Verified[] } | undefined {
  if (last.head!.first > at.seq || at.seq >= last.seq) return undefined
  const run = verifyRun(last, { ...last.head!, first: at.seq + 1, base: at.seal }, waiting, keyOf)
  return 'why' in run ? undefined : run
}

function verifyRun(last: Received, { first, base, kid, signature }: Head, waiting: ReadonlyMap<number, Received>, keyOf: (kid: string) => KeyObject | undefined): { verified: Verified[] } | { why: string } {
  if (first > last.seq || last.seq - first > LONGEST_RUN || base.length !== 32) return { why: 'bad-header:tb_head' }
  const key = keyOf(kid)
  if (!key) return { why: 'unknown-key' }
  const verified: Verified[] = []
  let seal = base
  for (let seq = first; seq <= last.seq; seq++) {
    const message = seq === last.seq ? last : waiting.get(seq)
    if (!message) return { why: 'incomplete-batch' }
    const next = nextSeal(seal, message, message.link)
    verified.push({ ...message, sealBefore: seal, seal: next })
    seal = next
  }
  if (!isSignedBy(key, headBytes(last.source, last.topic, { seq: last.seq, link: last.link, seal }), signature)) return { why: 'bad-signature' }
  return { verified }
}

const sameEnvelope = (a: Received, b: Received): boolean =>
  a.hash.equals(b.hash) && a.link.equals(b.link) && nextSeal(NOTHING, a, a.link).equals(nextSeal(NOTHING, b, b.link))

const NOTHING = Buffer.alloc(0)
const NOWHERE = { seq: 0, seal: NOTHING }
