import { reasonOf } from './fetch-keys.js'
import { realmFault } from './realm-address.js'
import { IssuerAway } from './token-verifier.js'

/** Keycloak answers, and is not what the configuration says. The message names the setting. */
export class RealmMisconfigured extends Error {
  override readonly name = 'RealmMisconfigured'
}

const WAIT_MS = 3_000

/** Asks the realm who it is. Throws RealmMisconfigured naming the setting that is wrong, IssuerAway when nobody answers. */
export async function lookAtRealm(issuer: string): Promise<void> {
  const wrong = (why: string) => new RealmMisconfigured(`issuer.url is ${issuer}${why}`)
  const fault = realmFault(issuer)
  if (fault) throw wrong(`: ${fault}`)
  const address = `${issuer}/.well-known/openid-configuration`
  const { status, text } = await ask(address, issuer)
  if (status === 404) throw wrong(', and Keycloak there knows no such realm (HTTP 404): import deploy/keycloak/tongban-realm.json, or correct the realm\'s name')
  if (status >= 500) throw new IssuerAway(issuer, `HTTP ${status}`)
  const told = objectIn(text)
  if (status !== 200 || !told) throw wrong(`, and what answers there is no OpenID Connect issuer (HTTP ${status} at ${address})`)
  if (told.issuer !== issuer) throw wrong(`, but the realm calls itself ${String(told.issuer)}: use that address, or set Keycloak's option "hostname"`)
  const methods = told.code_challenge_methods_supported
  if (!Array.isArray(methods) || !methods.includes('S256')) throw wrong(', and the realm there offers no PKCE with S256, which every login here uses')
}

async function ask(address: string, issuer: string): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(WAIT_MS) })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    throw new IssuerAway(issuer, reasonOf(error), { cause: error })
  }
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
