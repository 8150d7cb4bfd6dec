import { refuse, type Refusal } from '@tongban/kernel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { errors, type Provider } from 'oidc-provider'
import { Throttle } from '../throttle.js'
import type { Accounts } from './accounts.js'
import { loginPage, messagePage } from './pages.js'
import { languageOf } from './words.js'

const FIVE_MINUTES = 5 * 60_000
/** Wrong passwords for one name before it has to wait, as in the realm's export for Keycloak. */
export const guesses = { tries: 10, windowMs: FIVE_MINUTES }
const MOST_BYTES = 4_096

/** Shows the login page and checks what was typed. Tries are throttled by name and by address; the wait is told, the reason never. */
export class Login {
  private readonly byName = new Throttle(guesses)
  private readonly byAddress = new Throttle({ tries: 60, windowMs: FIVE_MINUTES })

  constructor(private readonly provider: Provider, private readonly accounts: Accounts) {}

  /** Answers GET and POST of /realms/tongban/login/<uid>. */
  async answer(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const interaction = await this.provider.interactionDetails(req, res).catch(expiredAsNothing)
    const asked = interaction && typeof interaction.params.ui_locales === 'string' ? interaction.params.ui_locales : undefined
    const lang = languageOf(url.searchParams.get('lang') ?? undefined, asked, req.headers['accept-language'])
    const back = interaction && typeof interaction.params.redirect_uri === 'string' ? interaction.params.redirect_uri : undefined
    if (!interaction || interaction.uid !== url.pathname.split('/').at(-1)) return send(res, 400, messagePage('expired', lang))
    const view = { action: `${url.pathname}?lang=${lang}`, lang, other: `${url.pathname}?lang=${lang === 'zh' ? 'en' : 'zh'}`, stylesheet: url.pathname.replace(/\/login\/.*/, '/login.css') }
    if (req.method === 'GET' || req.method === 'HEAD') return send(res, 200, loginPage(view), back)
    if (req.method !== 'POST') return send(res, 405, loginPage(view), back)

    const form = await readForm(req)
    const username = (form.get('username') ?? '').trim().slice(0, 64)
    const refusal = this.refusalOf(username, form.get('password') ?? '', req.socket.remoteAddress ?? '')
    if (refusal) return send(res, refusal.refused === 'too-many-attempts' ? 429 : 401, loginPage({ ...view, username, refusal }), back)
    await this.provider.interactionFinished(req, res, { login: { accountId: username } })
  }

  private refusalOf(username: string, password: string, address: string): Refusal | undefined {
    const seconds = this.byName.take(username) || this.byAddress.take(address)
    if (seconds > 0) return refuse('too-many-attempts', { seconds })
    if (!this.accounts.check(username, password)) return refuse('wrong-password')
    this.byName.clear(username)
    this.byAddress.giveBack(address)
    return undefined
  }
}

/** What every page of the issuer is sent with: nothing from outside, no frames, and forms that end here or at the client's own address. */
export function send(res: ServerResponse, status: number, html: string, back?: string): void {
  const target = back && URL.canParse(back) ? ` ${new URL(back).origin}` : ''
  res.writeHead(status, { ...pageHeaders, 'content-security-policy': `${POLICY}; form-action 'self'${target}` })
  res.end(html)
}

const POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': `${POLICY}; form-action 'self'`,
}

/** oidc-provider's own pages: the only script is the one whose hash it adds, and a logout may lead back to any of our loopback addresses. */
export const protocolHeaders = {
  ...Object.fromEntries(Object.entries(pageHeaders).filter(([name]) => name !== 'content-type')),
  'content-security-policy': `${POLICY}; script-src 'self'; form-action 'self' http://127.0.0.1:* http://localhost:*`,
}

function expiredAsNothing(error: unknown): undefined {
  if (error instanceof errors.SessionNotFound) return undefined
  throw error
}

async function readForm(req: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of req) {
    if (text.length <= MOST_BYTES) text += chunk // read to the end all the same, so that an answer can be sent
  }
  return new URLSearchParams(text.length > MOST_BYTES ? '' : text)
}
