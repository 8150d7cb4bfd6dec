import { errors, jwtVerify } from 'jose'
import type { PublishedKey } from './fetch-keys.js'
import { RealmVerifier } from './realm-verifier.js'
import { TokenRefused } from './token-verifier.js'

/** For the embedded issuer: `jose` checks signature, issuer, audience and times. */
export class EmbeddedVerifier extends RealmVerifier {
  protected async checkSigned(jwt: string, { publicKey }: PublishedKey): Promise<void> {
    const { issuer, audience } = this.expected
    try {
      // Never the algorithm the token asks for: `none` and HS256 with the public key are old tricks.
      await jwtVerify(jwt, publicKey, { issuer, audience, algorithms: ['RS256'], requiredClaims: ['exp', 'sub'], currentDate: this.now() })
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new TokenRefused(error.code, { cause: error })
      throw error
    }
  }
}
