import type { Principal } from '../principal.js'

/**
 * Turns a bearer token into the person who holds it.
 * Promises: form, signature, algorithm, issuer, audience, client, times and kind of token were checked, by this process itself.
 * Does not promise: that the person still has an account; a token stays valid until it expires.
 * Rejects with TokenRefused when the token is no good, with IssuerAway when its keys cannot be had.
 */
export abstract class TokenVerifier {
  abstract verify(jwt: string): Promise<Principal>

  /** How it stands with the issuer, for the health page. Waits for an issuer that does not answer 1.5 s at most, and then tells what was seen before. */
  standing?(): Promise<IssuerStanding>
}

/** How it stands between this process and the issuer. */
export interface IssuerStanding {
  /** Null while nobody asked yet. */
  answers: boolean | null
  /** Since when it has not answered. */
  since: Date | null
  /** Why not, for operators. */
  fault: string | null
  /** Keys held; with any, tokens signed by them are still told good from bad. */
  keys: number
}

/** The token is not one of ours, or not any more. The reason is for logs and tests, not for the caller. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
  constructor(readonly reason: string, options?: ErrorOptions) {
    super(`token refused: ${reason}`, options)
  }
}

/** No key for the token was ever fetched and the issuer does not answer, so nothing can be said about the token. */
export class IssuerAway extends Error {
  override readonly name = 'IssuerAway'
  constructor(readonly issuer: string, fault?: string, options?: ErrorOptions) {
    super(`the issuer ${issuer} does not answer${fault ? `: ${fault}` : ''}`, options)
  }
}
