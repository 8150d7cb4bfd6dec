import { TokenRefused } from './token-verifier.js'

export interface Expected {
  issuer: string
  audience: string
  /** The clients of our realm whose tokens count: our own apps. */
  clients: readonly string[]
}

/** An issuer's clock may run ahead of ours by as much. Ends and beginnings have no such grace. */
const AHEAD_S = 60

/** Holds signed claims to what we expect, the times to the second: valid from `nbf` on, no longer valid at `exp`. Refuses what is not of the right type. */
export function holdToClaims(claims: Record<string, unknown>, { issuer, audience, clients }: Expected, now: Date): void {
  const second = Math.floor(now.getTime() / 1000)
  const { iss, aud, azp, exp, nbf, iat, sub, preferred_username: username } = claims
  if (iss !== issuer) throw new TokenRefused('another issuer')
  if (!audiences(aud).includes(audience)) throw new TokenRefused('another audience')
  if (typeof azp !== 'string' || !clients.includes(azp)) throw new TokenRefused('another client')
  if (!isTime(exp) || second >= exp) throw new TokenRefused('expired')
  if (nbf !== undefined && (!isTime(nbf) || second < nbf)) throw new TokenRefused('not valid yet')
  if (!isTime(iat) || iat > second + AHEAD_S) throw new TokenRefused('issued later than now')
  if (username !== undefined && username !== sub) throw new TokenRefused('a subject that is not the account\'s name')
}

const audiences = (aud: unknown): unknown[] => (Array.isArray(aud) ? aud : [aud])

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
