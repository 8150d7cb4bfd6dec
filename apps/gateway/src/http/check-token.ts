import { IssuerAway, TokenRefused, type TokenVerifier } from '@tongban/identity'
import { refuse, type Refusal } from '@tongban/kernel'

/**
 * Refuses a header whose token is no good, whatever is asked with it: subgraphs check it again, but a question that none of them answers would not meet them.
 * While the issuer is away and its keys are not known here, it is theirs alone to say.
 */
export async function checkToken(authorization: string | undefined, verifier: TokenVerifier): Promise<Refusal | undefined> {
  if (authorization === undefined) return undefined
  const jwt = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1]
  if (!jwt) return refuse('token-refused')
  try {
    await verifier.verify(jwt)
    return undefined
  } catch (error) {
    if (error instanceof TokenRefused) return refuse('token-refused')
    if (error instanceof IssuerAway) return undefined
    throw error
  }
}
