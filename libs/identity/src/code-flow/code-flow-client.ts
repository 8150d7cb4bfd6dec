import type { Configuration } from 'openid-client'
import { CLIENTS } from '../clients.js'
import { CookieJar } from './cookie-jar.js'
import { readLoginForm } from './login-form.js'

export interface LoginOptions {
  /** http://127.0.0.1:4001/realms/tongban */
  issuer: string
  username: string
  password: string
  /** The command line's, when none is named. */
  clientId?: string
}

export interface Login {
  accessToken: string
  /** Says to the client who logged in; no service takes it. */
  idToken: string
  expiresAt: Date
}

/** The issuer's page said no: a wrong password, or too many tries. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused'
}

// Nobody listens here: the address only ends the walk, and its code never leaves this process.
const REDIRECT = 'http://127.0.0.1/callback'
const MOST_STEPS = 10

/**
 * Logs a person in by authorization code with PKCE, through the pages a browser would see, without a browser.
 * For the demo and the stories; it works against Keycloak's login page as well. Throws LoginRefused with the page's own words.
 */
export class CodeFlowClient {
  private readonly known = new Map<string, Promise<Configuration>>()

  async login({ issuer, username, password, clientId = CLIENTS.cli }: LoginOptions): Promise<Login> {
    const oidc = await import('openid-client')
    const configuration = await this.discover(issuer, clientId)
    const [verifier, state] = [oidc.randomPKCECodeVerifier(), oidc.randomState()]
    const start = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: REDIRECT, scope: 'openid', state, code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ui_locales: 'en',
    })
    const end = await walk(start, username, password)
    const tokens = await oidc.authorizationCodeGrant(configuration, end, { pkceCodeVerifier: verifier, expectedState: state })
    return { accessToken: tokens.access_token, idToken: tokens.id_token ?? '', expiresAt: new Date(Date.now() + (tokens.expires_in ?? 0) * 1_000) }
  }

  private discover(issuer: string, clientId: string): Promise<Configuration> {
    const key = `${issuer} ${clientId}`
    const known = this.known.get(key) ?? lookUp(issuer, clientId)
    this.known.set(key, known)
    known.catch(() => this.known.delete(key))
    return known
  }
}

/** Follows redirects and fills in the one form, until the issuer sends us to the redirect address. */
async function walk(start: URL, username: string, password: string): Promise<URL> {
  const jar = new CookieJar()
  let request: { url: URL; body?: URLSearchParams } = { url: start }
  let sent = false
  for (let step = 0; step < MOST_STEPS; step++) {
    const { url, body } = request
    const response = await fetch(url, { redirect: 'manual', headers: { cookie: jar.header(url), 'accept-language': 'en' }, ...(body && { method: 'POST', body }) })
    jar.keep(response)
    const location = response.headers.get('location')
    if (location) {
      const next = new URL(location, url)
      if (next.href.startsWith(`${REDIRECT}?`)) return next
      request = { url: next }
      continue
    }
    const form = readLoginForm(await response.text(), url)
    if (!form) throw new LoginRefused(`${start.origin} showed no login form for ${username} (HTTP ${response.status} at ${url.pathname})`)
    if (sent) throw new LoginRefused(`${username} was not let in: ${form.fault ?? `HTTP ${response.status}`}`)
    sent = true
    request = { url: form.action, body: new URLSearchParams({ ...form.fields, username, password }) }
  }
  throw new LoginRefused(`${start.origin} did not finish the login of ${username} within ${MOST_STEPS} steps`)
}

async function lookUp(issuer: string, clientId: string): Promise<Configuration> {
  const oidc = await import('openid-client')
  const url = new URL(issuer)
  // Plain HTTP on this machine only.
  const loopback = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  return oidc.discovery(url, clientId, undefined, oidc.None(), { timeout: 10, ...(loopback && { execute: [oidc.allowInsecureRequests] }) })
}
