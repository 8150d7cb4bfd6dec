import { setTimeout as sleep } from 'node:timers/promises'
import { isNativeError } from 'node:util/types'
import { CodeFlowClient, LoginRefused } from '@tongban/identity'
import { textIn, type Lang, type Localized } from '@tongban/kernel'

export interface GraphClientOptions {
  gateway: string
  issuer: string
  passwords: Record<string, string>
  /** Called when the other side does not answer and the call is repeated. */
  onRepeat?: (why: string) => void
  /** Of what is asked for and said; English, when none is given. */
  lang?: Lang
}

type Data = Record<string, any>
interface GraphError { message: string; extensions?: { code?: string; messageZh?: string } }

/** How long a process that was killed may take to come back before the client gives up. */
const PATIENCE_MS = 90_000

/**
 * A client of the public API as each person of the demo uses it: logged in by code flow, and repeating a call whose answer did not come.
 * A repeated command keeps its commandId, so that it is done once however often it arrives.
 */
export class GraphClient {
  private readonly logins = new Map<string, Promise<string>>()
  private readonly flow = new CodeFlowClient()

  constructor(private readonly options: GraphClientOptions) {}

  get lang(): Lang { return this.options.lang ?? 'en' }

  /** The gateway's own errors bring their Chinese along; others have none. */
  private sentenceOf({ message, extensions }: GraphError): string { return this.say({ zh: extensions?.messageZh ?? message, en: message }) }

  private say(text: Localized): string { return textIn(text, this.lang) }

  /** Answers with the data of the one operation; throws on an error that repeating does not mend. `person` null is the public. */
  async ask(person: string | null, query: string, variables: Data = {}): Promise<Data> {
    const until = Date.now() + PATIENCE_MS
    for (;;) {
      const { data, away } = await this.once(person, query, variables).catch(outage)
      if (data) return data
      if (Date.now() > until) throw new Error(this.say({ zh: `${PATIENCE_MS / 1000} 秒内没有应答：${away}`, en: `no answer within ${PATIENCE_MS / 1000} s: ${away}` }))
      this.options.onRepeat?.(away!)
      await sleep(500)
    }
  }

  /** Sends a command and turns away when the answer begins to arrive, as a browser whose connection breaks: nobody reads it. */
  async askAndLoseTheAnswer(person: string, query: string, variables: Data): Promise<void> {
    const response = await this.send(person, query, variables).catch(() => undefined)
    await response?.body?.cancel()
  }

  private async once(person: string | null, query: string, variables: Data): Promise<{ data?: Data; away?: string }> {
    const response = await this.send(person, query, variables)
    const text = await response.text()
    if (response.status >= 500) return { away: `HTTP ${response.status}` }
    const { data, errors } = JSON.parse(text) as { data?: Data | null; errors?: GraphError[] }
    const code = errors?.[0]?.extensions?.code
    if (code === 'UNAUTHENTICATED' && person !== null) {
      this.logins.delete(person)
      return { away: this.say({ zh: '登录已过期', en: 'the login has run out' }) }
    }
    if (errors?.length) {
      if (code && AWAY_CODES.has(code)) return { away: this.sentenceOf(errors[0]!) }
      throw new Error(`${person ?? this.say({ zh: '公众', en: 'the public' })}: ${errors.map((error) => this.sentenceOf(error)).join('; ')}`)
    }
    const absent = Object.values(data ?? {}).find((value) => value?.__typename === 'CentreAway' || value?.unavailableCentres?.length > 0)
    const centre = absent && (absent.centreId ?? absent.unavailableCentres[0].centreId)
    if (absent) return { away: this.say({ zh: `中心 ${centre} 无法连接`, en: `centre ${centre} is away` }) }
    return { data: data! }
  }

  private async send(person: string | null, query: string, variables: Data): Promise<Response> {
    const token = person === null ? undefined : await this.tokenOf(person)
    return fetch(`${this.options.gateway}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': this.lang, ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(20_000),
    })
  }

  private tokenOf(person: string): Promise<string> {
    const known = this.logins.get(person)
    if (known) return known
    const password = this.options.passwords[person]
    if (!password) throw new Error(this.say({ zh: `没有演示账号“${person}”`, en: `there is no demo account "${person}"` }))
    const login = this.flow.login({ issuer: this.options.issuer, username: person, password }).then(({ accessToken }) => accessToken)
    this.logins.set(person, login)
    login.catch(() => this.logins.delete(person))
    return login
  }
}

/** Codes with which the gateway says that somebody behind it did not answer. */
const AWAY_CODES = new Set(['AWAY', 'FAULT', 'IDENTITY_UNAVAILABLE', 'INTERNAL_SERVER_ERROR'])

function outage(error: unknown): { data?: Data; away?: string } {
  // A wrong password is no outage; an issuer that restarts in the middle of a login is.
  if (error instanceof LoginRefused && error.message.includes('was not let in')) throw error
  if (error instanceof LoginRefused || error instanceof SyntaxError || causesOf(error).some(isOfTheLine)) return { away: String(error) }
  throw error
}

const isOfTheLine = (error: Error & { code?: unknown }): boolean => error.name === 'TypeError' || /ECONN|Timeout|Abort|OAuth|Response/i.test(`${error.code ?? error.name}`)

/** The error and what it came of: what looks up the issuer wraps what fetch wraps. */
function causesOf(error: unknown): Error[] {
  return isNativeError(error) ? [error, ...causesOf(error.cause)] : []
}
