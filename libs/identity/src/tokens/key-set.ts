import { setTimeout as sleep } from 'node:timers/promises'
import { fetchKeys, type PublishedKey } from './fetch-keys.js'
import { IssuerAway, type IssuerStanding } from './token-verifier.js'

export interface KeySetOptions {
  issuer: string
  /** Keys older than this are fetched again before the next token is checked, so that a withdrawn one ends. Milliseconds. */
  refreshAfterMs?: number
  /** Told, for operators, when the issuer goes and comes back. */
  notice?: (sentence: string) => void
}

const REFRESH_AFTER_MS = 5 * 60_000
/** Tokens that name unknown keys make nobody ask the issuer more often. */
const UNKNOWN_AFTER_MS = 5_000
const RETRY_AFTER_MS = 1_000
const LOOK_AFTER_MS = 10_000
const LOOK_AT_MOST_MS = 1_500

/**
 * The issuer's published keys, as one process holds them. However many ask at once, one request goes out.
 * A token with an unknown key's name makes it ask again (a rotation); withdrawn keys go within five minutes.
 * While the issuer is away the keys held go on serving, without end, and nobody waits for it.
 */
export class KeySet {
  private held: ReadonlyMap<string, PublishedKey> = new Map()
  private flight: Promise<void> | undefined
  private fetchedAt = -Infinity
  private triedAt = -Infinity
  private unknownAt = -Infinity
  private fault: { since: Date; text: string; cause: unknown } | undefined

  constructor(private readonly options: KeySetOptions) {}

  /** The key of this name; undefined when the issuer publishes none such. Throws IssuerAway when that cannot be known. */
  async find(kid: string): Promise<PublishedKey | undefined> {
    const began = performance.now()
    await this.freshen()
    const known = this.held.get(kid)
    if (known) return known
    if (this.flight) await this.flight
    else if (this.fetchedAt < began && performance.now() - this.unknownAt > UNKNOWN_AFTER_MS) {
      this.unknownAt = performance.now()
      await this.fetch()
    }
    const key = this.held.get(kid)
    if (!key && this.fault) throw new IssuerAway(this.options.issuer, this.fault.text, { cause: this.fault.cause })
    return key
  }

  /** A key held already, without asking anybody. */
  known(kid: string): PublishedKey | undefined {
    return this.held.get(kid)
  }

  /** As seen within the last seconds: looks again when the last look is older, and waits for that no longer than a health page can. */
  async standing(): Promise<IssuerStanding> {
    if (performance.now() - this.triedAt > LOOK_AFTER_MS) await Promise.race([this.fetch(), sleep(LOOK_AT_MOST_MS, undefined, { ref: false })])
    const asked = this.fetchedAt > -Infinity || this.fault !== undefined
    return { answers: asked ? !this.fault : null, since: this.fault?.since ?? null, fault: this.fault?.text ?? null, keys: this.held.size }
  }

  private async freshen(): Promise<void> {
    const now = performance.now()
    if (this.held.size === 0) {
      if (this.flight || now - this.triedAt > RETRY_AFTER_MS || !this.fault) await this.fetch()
      return
    }
    if (now - this.fetchedAt < (this.options.refreshAfterMs ?? REFRESH_AFTER_MS)) return
    if (!this.fault) await this.fetch()
    else if (now - this.triedAt > LOOK_AFTER_MS) void this.fetch() // away: what is held serves, and nobody waits
  }

  /** Settles always; what went wrong is the fault. */
  private fetch(): Promise<void> {
    this.triedAt = performance.now()
    this.flight ??= fetchKeys(this.options.issuer).then(
      (keys) => {
        this.held = keys
        this.fetchedAt = performance.now()
        if (this.fault) this.options.notice?.(`the issuer ${this.options.issuer} is back`)
        this.fault = undefined
      },
      (error: Error) => {
        const meanwhile = this.held.size === 0 ? 'without any key no token can be checked' : 'the keys held go on serving'
        if (!this.fault) this.options.notice?.(`the issuer is away: ${error.message}; ${meanwhile}`)
        this.fault = { since: this.fault?.since ?? new Date(), text: error.message, cause: error }
      },
    ).finally(() => {
      this.flight = undefined
    })
    return this.flight
  }
}
