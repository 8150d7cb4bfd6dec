import { interactionPolicy, Provider, type Configuration } from 'oidc-provider'
import { CLIENTS } from '../clients.js'
import type { Accounts } from './accounts.js'
import type { IssuerKeys } from './keys.js'
import { MemoryStore } from './memory-store.js'
import { messagePage } from './pages.js'
import { languageOf } from './words.js'

const RESOURCE = 'urn:tongban:api'
const HOUR = 3_600

/** Seconds, as in the realm's export for Keycloak. */
export const lifetimes = { accessToken: HOUR, code: 60, login: 600, session: 8 * HOUR } as const

export interface ProviderOptions {
  /** http://127.0.0.1:4001/realms/tongban */
  url: string
  audience: string
  accounts: Accounts
  keys: IssuerKeys
}

/** oidc-provider in the shape of a Keycloak realm: same addresses, same claims, so that Keycloak in its place changes nothing. */
export function makeProvider(options: ProviderOptions): Provider {
  const provider = new Provider(options.url, configurationOf(options))
  provider.on('server_error', (_, error) => console.error(JSON.stringify({ level: 'error', time: new Date().toISOString(), msg: error.message, type: error.name })))
  return provider
}

function configurationOf({ url, audience, accounts, keys }: ProviderOptions): Configuration {
  const policy = interactionPolicy.base()
  policy.remove('consent') // the clients are our own
  return {
    adapter: MemoryStore,
    jwks: { keys: keys.signing },
    clients,
    clientBasedCORS: (_, origin) => isLoopback(origin),
    cookies: { keys: keys.cookies, long: { signed: true, sameSite: 'lax' }, short: { signed: true, sameSite: 'lax' } },
    pkce: { required: () => true },
    responseTypes: ['code'],
    scopes: ['openid'],
    claims: { openid: ['sub', 'preferred_username', 'name'] },
    conformIdTokenClaims: false,
    routes: {
      authorization: '/protocol/openid-connect/auth',
      token: '/protocol/openid-connect/token',
      jwks: '/protocol/openid-connect/certs',
      userinfo: '/protocol/openid-connect/userinfo',
      end_session: '/protocol/openid-connect/logout',
    },
    interactions: { policy, url: (_, interaction) => `${new URL(url).pathname}/login/${interaction.uid}` },
    ttl: { AccessToken: lifetimes.accessToken, AuthorizationCode: lifetimes.code, IdToken: lifetimes.accessToken, Interaction: lifetimes.login, Session: lifetimes.session, Grant: lifetimes.session },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => { ctx.body = messagePage('logout', languageOf(ctx.get('accept-language')), form) },
        postLogoutSuccessSource: (ctx) => { ctx.body = messagePage('loggedOut', languageOf(ctx.get('accept-language'))) },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: '', audience, accessTokenTTL: lifetimes.accessToken, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }),
      },
    },
    findAccount: (_, id) => {
      const account = accounts.find(id)
      return account && { accountId: id, claims: () => ({ sub: id, preferred_username: id, ...(account.names && { name: account.names.zh }) }) }
    },
    extraTokenClaims: (_, token) => {
      const account = 'accountId' in token && token.accountId ? accounts.find(token.accountId) : undefined
      return account && {
        typ: 'Bearer',
        azp: token.clientId,
        preferred_username: account.username,
        realm_access: { roles: account.roles },
        centres: account.centres,
        ...(account.department && { department: account.department }),
      }
    },
    loadExistingGrant: async (ctx) => {
      const { client: asking, session, provider } = ctx.oidc
      if (!asking || !session?.accountId) return undefined
      const known = session.grantIdFor(asking.clientId)
      const grant = (known && (await provider.Grant.find(known))) || new provider.Grant({ clientId: asking.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.body = messagePage('failed', languageOf(ctx.get('accept-language')), undefined, out.error_description ?? out.error)
    },
  }
}

/** One for each app that logs people in; public and on this machine (RFC 8252): any port of the loopback address, so that no secret needs to be kept. */
export const clients = [client(CLIENTS.web, 'Tongban 通办', '/session/callback'), client(CLIENTS.cli, 'Tongban 通办 (command line)', '/callback')]

function client(id: string, name: string, callback: string) {
  return {
    client_id: id,
    client_name: name,
    application_type: 'native' as const,
    token_endpoint_auth_method: 'none' as const,
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
    redirect_uris: ['127.0.0.1', 'localhost'].map((host) => `http://${host}${callback}`),
    post_logout_redirect_uris: ['127.0.0.1', 'localhost'].map((host) => `http://${host}/graphql`),
  }
}

const isLoopback = (origin: string): boolean => /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin)
