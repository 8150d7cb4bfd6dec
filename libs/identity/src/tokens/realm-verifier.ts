import { verify } from 'node:crypto'
import { CLIENTS } from '../clients.js'
import type { Principal } from '../principal.js'
import type { PublishedKey } from './fetch-keys.js'
import { holdToClaims, type Expected } from './hold-to-claims.js'
import { KeySet } from './key-set.js'
import { missingSettings } from './missing-settings.js'
import { principalOf } from './principal-of.js'
import { readToken } from './read-token.js'
import { TokenRefused, TokenVerifier, type IssuerStanding } from './token-verifier.js'

export interface VerifierOptions {
  /** The issuer's name as it stands in tokens, for example http://127.0.0.1:4001/realms/tongban */
  issuer: string
  audience: string
  /** Whose tokens count, by client; our own apps, when none is named. */
  clients?: readonly string[]
  /** Machine time: tokens know no office time. */
  now?: () => Date
  refreshAfterMs?: number
  /** Told what the realm lacks when a rightly signed token is not as the realm export makes it; each sentence once. */
  notice?: (sentence: string) => void
}

const MOST_NOTICES = 20

/**
 * What every verifier does around its library: reads the text, finds the key, and holds the claims to what is expected.
 * The library checks the signature, and the claims by its own lights; a token passes only where both say yes.
 */
export abstract class RealmVerifier extends TokenVerifier {
  protected readonly expected: Expected
  protected readonly keys: KeySet
  protected readonly now: () => Date
  private readonly noticed = new Set<string>()

  constructor(private readonly options: VerifierOptions) {
    super()
    this.expected = { issuer: options.issuer, audience: options.audience, clients: options.clients ?? Object.values(CLIENTS) }
    this.keys = new KeySet(options)
    this.now = options.now ?? (() => new Date())
  }

  async verify(jwt: string): Promise<Principal> {
    const { kid, claims } = readToken(jwt)
    const key = await this.keys.find(kid)
    if (!key) throw new TokenRefused('signed by a key that nobody publishes')
    await this.checkSigned(jwt, key).catch((error: unknown) => {
      if (this.options.notice && isSigned(jwt, key)) this.notice(claims)
      throw error
    })
    this.notice(claims)
    holdToClaims(claims, this.expected, this.now())
    return principalOf(claims)
  }

  override standing(): Promise<IssuerStanding> {
    return this.keys.standing()
  }

  /** The library's part: throws TokenRefused unless the signature is the key's. */
  protected abstract checkSigned(jwt: string, key: PublishedKey): Promise<void>

  private notice(claims: Record<string, unknown>): void {
    if (!this.options.notice) return
    for (const sentence of missingSettings(claims, this.expected)) {
      if (this.noticed.has(sentence) || this.noticed.size >= MOST_NOTICES) continue
      this.noticed.add(sentence)
      this.options.notice(sentence)
    }
  }
}

function isSigned(jwt: string, { publicKey }: PublishedKey): boolean {
  const end = jwt.lastIndexOf('.')
  return verify('sha256', Buffer.from(jwt.slice(0, end)), publicKey, Buffer.from(jwt.slice(end + 1), 'base64url'))
}
