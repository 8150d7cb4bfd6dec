import type { TokenVerifier } from '@tongban/identity'
import type { Configuration } from 'openid-client'
import { randomBytes } from 'node:crypto'
import type { Session } from './sessions.js'

export interface CodeFlowOptions {
  issuer: string
  clientId: string
  /** Where the issuer sends the browser back to; one address, known to the issuer. Asked for once the process listens. */
  redirectUri(): string
  /** Reads who it is out of the access token; a token it refuses begins no session. */
  verifier: TokenVerifier
}

interface Pending {
  verifier: string
  state: string
  until: number
  to: string
}

/** A login that came back: the session, and where its browser wanted to go. */
export interface Finished {
  session: Session
  to: string
}

export interface Begun {
  /** Ties the browser that began to the one that comes back. */
  id: string
  location: string
}

const MOST_PENDING = 1_000
const MINUTES_TO_LOG_IN = 10
const WAIT_FOR_END_MS = 2_000

/** Logs a person in at the issuer by authorization code with PKCE. The issuer is looked up at the first login: it may start later. */
export class CodeFlow {
  private readonly pending = new Map<string, Pending>()
  private configuration?: Promise<Configuration>

  constructor(private readonly options: CodeFlowOptions) {}

  /** `to` is where the browser goes when it comes back; `language` the one the issuer's page is asked for. */
  async begin(to: string, language?: string): Promise<Begun> {
    const client = await import('openid-client')
    const configuration = await this.discover()
    const [id, verifier, state] = [randomBytes(24).toString('base64url'), client.randomPKCECodeVerifier(), client.randomState()]
    const location = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.options.redirectUri(),
      scope: 'openid',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      // Somebody else may want to try as another person than the one before.
      prompt: 'login',
      ...(language && { ui_locales: language }),
    })
    if (this.pending.size >= MOST_PENDING) this.pending.delete(this.pending.keys().next().value!)
    this.pending.set(id, { verifier, state, until: Date.now() + MINUTES_TO_LOG_IN * 60_000, to })
    return { id, location: location.href }
  }

  /** The session of who comes back with a code; undefined when this browser began no login, or too long ago. Throws when the issuer refuses, or its token is no good. */
  async finish(id: string | undefined, query: string): Promise<Finished | undefined> {
    const pending = id === undefined ? undefined : this.pending.get(id)
    if (id === undefined || !pending) return undefined
    this.pending.delete(id)
    if (pending.until < Date.now()) return undefined
    const client = await import('openid-client')
    const tokens = await client.authorizationCodeGrant(
      await this.discover(),
      new URL(`${this.options.redirectUri()}?${query}`),
      { pkceCodeVerifier: pending.verifier, expectedState: pending.state, idTokenExpected: true },
    )
    const principal = await this.options.verifier.verify(tokens.access_token)
    const session = { principal, accessToken: tokens.access_token, ...(tokens.id_token && { idToken: tokens.id_token }), expiresAt: Date.now() + (tokens.expires_in ?? 300) * 1_000 }
    return { session, to: pending.to }
  }

  /** Ends the login at the issuer too, where it takes our word for it (Keycloak does); here it has ended whatever the issuer answers. */
  async end({ idToken }: Session): Promise<void> {
    if (!idToken) return
    const client = await import('openid-client')
    try {
      const url = client.buildEndSessionUrl(await this.discover(), { id_token_hint: idToken })
      await (await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(WAIT_FOR_END_MS) })).body?.cancel()
    } catch {
      // away, or without an address for it: its own login lasts until it ends by itself, and every login here asks for the password
    }
  }

  private discover(): Promise<Configuration> {
    this.configuration ??= this.lookUp().catch((error: unknown) => {
      this.configuration = undefined
      throw error
    })
    return this.configuration
  }

  private async lookUp(): Promise<Configuration> {
    const client = await import('openid-client')
    const issuer = new URL(this.options.issuer)
    // The embedded issuer speaks HTTP on this machine only; any other must speak TLS.
    const insecure = issuer.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname)
    return client.discovery(issuer, this.options.clientId, undefined, client.None(), { timeout: 5, ...(insecure && { execute: [client.allowInsecureRequests] }) })
  }
}
