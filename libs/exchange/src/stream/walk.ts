import { sha256 } from '@tongban/contracts'
import { nextLink, nextSeal, startOf, type Position } from './chain.js'
import type { SentRow } from './wire.js'

export type Wrong = 'missing' | 'body-and-hash-differ' | 'link-differs' | 'seal-differs' | 'beyond-the-end' | 'end-differs' | 'head-not-signed' | 'entry-differs' | 'projection-differs' | 'corrupt' | 'sides-differ' | 'ahead-of-its-source' | 'not-read'

export interface StreamFault {
  source: string
  topic: string
  seq: number
  what: Wrong
}

const MOST_FAULTS = 100

/**
 * Recomputes a stream over its stored rows, in order of number, and names each row that is not as it was written. After a row at fault the walk goes on from what that
 * row says or from what it should say, so that one changed row is one row named.
 */
export class Walk {
  readonly faults: StreamFault[] = []
  rows = 0
  /** The link over the stored bodies alone. */
  recomputed: Buffer
  private expected: Position
  private stored: Position
  /** Behind a row that is gone or at fault nothing tells whether the next one follows: its word is taken. */
  private blind = false
  private readonly kept = new Map<number, Position>()

  constructor(private readonly source: string, private readonly topic: string, private readonly marks: readonly number[] = []) {
    this.expected = this.stored = startOf(source, topic)
    this.recomputed = this.expected.link
    this.mark()
  }

  take(row: SentRow): void {
    this.missUpTo(row.seq - 1)
    this.rows++
    const bodyHash = sha256(row.body)
    this.recomputed = nextLink(this.recomputed, bodyHash)
    const link = nextLink(this.expected.link, row.hash)
    const seal = nextSeal(this.expected.seal, row, row.link)
    const follows = row.link.equals(link) || row.link.equals(nextLink(this.stored.link, row.hash))
    const sealed = row.seal.equals(seal) || row.seal.equals(nextSeal(this.stored.seal, row, row.link))
    const wrong: Wrong | undefined = !bodyHash.equals(row.hash) ? 'body-and-hash-differ' : this.blind ? undefined : !follows ? 'link-differs' : !sealed ? 'seal-differs' : undefined
    if (wrong) this.fault(row.seq, wrong)
    const lost = !follows && this.blind
    this.expected = { seq: row.seq, link: lost ? row.link : link, seal: lost ? row.seal : seal }
    this.stored = { seq: row.seq, link: row.link, seal: row.seal }
    this.blind = wrong !== undefined
    this.mark()
  }

  /** Ends the walk at the number the stream is said to have reached, with the link and seal it is said to have there. */
  end(at: Position): void {
    this.missUpTo(at.seq)
    if (this.faults.length === 0 && !(this.stored.link.equals(at.link) && this.stored.seal.equals(at.seal))) this.fault(at.seq, 'end-differs')
  }

  /** The position at one of the marked numbers, as stored. */
  at(seq: number): Position | undefined {
    return this.kept.get(seq)
  }

  private missUpTo(seq: number): void {
    for (let missing = this.stored.seq + 1; missing <= seq; missing++) this.fault(missing, 'missing')
    if (this.stored.seq >= seq) return
    this.expected = this.stored = { ...this.stored, seq }
    this.blind = true
  }

  private fault(seq: number, what: Wrong): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ source: this.source, topic: this.topic, seq, what })
  }

  private mark(): void {
    if (this.marks.includes(this.stored.seq)) this.kept.set(this.stored.seq, this.stored)
  }
}
