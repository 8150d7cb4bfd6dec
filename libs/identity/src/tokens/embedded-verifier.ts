import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import type { Principal } from '../principal.js'
import { principalOf } from './principal-of.js'
import { IssuerAway, TokenRefused, TokenVerifier } from './token-verifier.js'

export interface VerifierOptions {
  /** The issuer's name as it stands in tokens, for example http://127.0.0.1:4001/realms/tongban */
  issuer: string
  audience: string
}

/** Checks tokens against the issuer's published keys; keys once fetched go on serving while the issuer is away. */
export class EmbeddedVerifier extends TokenVerifier {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>

  constructor(private readonly options: VerifierOptions) {
    super()
    this.keys = createRemoteJWKSet(new URL(`${options.issuer}/protocol/openid-connect/certs`), {
      timeoutDuration: 2_000,
      cooldownDuration: 10_000,
      cacheMaxAge: Infinity, // a token with an unknown key id still asks again
    })
  }

  async verify(jwt: string): Promise<Principal> {
    if (jwt.length > 8_192) throw new TokenRefused('too long')
    const claims = await this.claimsOf(jwt).catch((error: unknown) => {
      if (!(error instanceof IssuerAway)) throw error
      return this.claimsOf(jwt) // once more: a connection kept since before the issuer's restart is found dead only by using it
    })
    return principalOf(claims)
  }

  private async claimsOf(jwt: string): Promise<Record<string, unknown>> {
    try {
      const { payload } = await jwtVerify(jwt, this.keys, {
        issuer: this.options.issuer,
        audience: this.options.audience,
        algorithms: ['RS256'], // never what the token asks for: `none` and HS256 with the public key are old tricks
        requiredClaims: ['exp', 'sub'],
        clockTolerance: 5,
      })
      return payload
    } catch (error) {
      if (isAboutTheToken(error)) throw new TokenRefused(error.code)
      throw new IssuerAway(this.options.issuer, { cause: error })
    }
  }
}

const ABOUT_THE_TOKEN = [
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
]

const isAboutTheToken = (error: unknown): error is InstanceType<typeof errors.JOSEError> =>
  ABOUT_THE_TOKEN.some((kind) => error instanceof kind)
