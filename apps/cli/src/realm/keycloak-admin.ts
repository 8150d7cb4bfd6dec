import { Refused } from '../refused.js'

export interface AdminOptions {
  /** The server, without a realm: http://127.0.0.1:4021 */
  server: string
  realm: string
  username: string
  password: string
}

const WAIT_MS = 30_000

/** Keycloak's admin REST API for one realm, as an administrator of the master realm. Its tokens last a minute: it logs in again by itself. */
export class KeycloakAdmin {
  private token: Promise<string> | undefined

  constructor(private readonly options: AdminOptions) {}

  get<T>(path: string): Promise<T | undefined> {
    return this.send<T>('GET', this.inRealm(path))
  }

  post<T>(path: string, body: unknown): Promise<T | undefined> {
    return this.send<T>('POST', this.inRealm(path), body)
  }

  put(path: string, body: unknown): Promise<unknown> {
    return this.send('PUT', this.inRealm(path), body)
  }

  delete(path: string, body?: unknown): Promise<unknown> {
    return this.send('DELETE', this.inRealm(path), body)
  }

  /** Makes the realm from an export; the export names it. */
  createRealm(realm: object): Promise<unknown> {
    return this.send('POST', '/admin/realms', realm)
  }

  private inRealm(path: string): string {
    return `/admin/realms/${encodeURIComponent(this.options.realm)}${path}`
  }

  /** What came back; undefined for nothing there (404) and for no content. Refuses with Keycloak's own words otherwise. */
  private async send<T>(method: string, path: string, body?: unknown): Promise<T | undefined> {
    let response = await this.ask(method, path, body)
    if (response.status === 401) {
      this.token = undefined
      response = await this.ask(method, path, body)
    }
    const text = await response.text()
    if (method === 'GET' && response.status === 404) return undefined
    if (!response.ok) throw new Refused('keycloak-refused', { action: `${method} ${path.split('?')[0]}`, reason: `HTTP ${response.status} ${wordsOf(text)}`.trim() }, 300)
    return text === '' ? undefined : (JSON.parse(text) as T)
  }

  private async ask(method: string, path: string, body: unknown): Promise<Response> {
    this.token ??= this.logIn()
    const headers = { authorization: `Bearer ${await this.token}`, 'content-type': 'application/json' }
    return reach(`${this.options.server}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
  }

  private async logIn(): Promise<string> {
    const { server, username, password } = this.options
    const form = new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username, password })
    const response = await reach(`${server}/realms/master/protocol/openid-connect/token`, { method: 'POST', body: form })
    const text = await response.text()
    if (!response.ok) throw new Refused('keycloak-refused', { action: `login of ${username}`, reason: `HTTP ${response.status} ${wordsOf(text)}`.trim() }, 300)
    return (JSON.parse(text) as { access_token: string }).access_token
  }
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(WAIT_MS) })
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    throw new Refused('keycloak-unreachable', { url: new URL(url).origin, reason: cause instanceof Error ? cause.message : String(cause) })
  }
}

function wordsOf(text: string): string {
  try {
    const { errorMessage, error_description: description, error } = JSON.parse(text) as Record<string, string | undefined>
    return errorMessage ?? description ?? error ?? ''
  } catch {
    return text.slice(0, 120)
  }
}
