import type { Principal } from '../principal.js'

/**
 * Turns a bearer token into the person who holds it.
 * Promises: signature, algorithm, issuer, audience, times and kind of token were checked, by this process itself.
 * Does not promise: that the person still has an account; a token stays valid until it expires.
 * Rejects with TokenRefused when the token is no good, with IssuerAway when its keys cannot be had.
 */
export abstract class TokenVerifier {
  abstract verify(jwt: string): Promise<Principal>
}

/** The token is not one of ours, or not any more. The reason is for logs and tests, not for the caller. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
  constructor(readonly reason: string) {
    super(`token refused: ${reason}`)
  }
}

/** No key was ever fetched and the issuer does not answer, so nothing can be said about the token. */
export class IssuerAway extends Error {
  override readonly name = 'IssuerAway'
  constructor(readonly issuer: string, options?: ErrorOptions) {
    super(`the issuer ${issuer} does not answer`, options)
  }
}
