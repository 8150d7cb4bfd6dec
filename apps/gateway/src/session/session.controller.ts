import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { SESSION_HEADER } from './authorization-of.js'
import { CodeFlow } from './code-flow.js'
import { cookie, cookieOf, LOGIN_COOKIE, SESSION_COOKIE } from './cookies.js'
import { Gateway } from '../open-gateway.js'
import { Sessions } from './sessions.js'
import { wayBack } from './way-back.js'

/** Log in, log out, who am I: for the pages of this origin. The tokens never reach the browser. */
@Controller('session')
export class SessionController {
  constructor(private readonly sessions: Sessions, private readonly flow: CodeFlow, @Inject(Gateway) private readonly gateway: Gateway) {}

  @Get()
  who(@Req() req: Request, @Res() res: Response): void {
    const session = this.sessions.find(cookieOf(req, SESSION_COOKIE))
    res.setHeader('cache-control', 'no-store')
    res.setHeader('x-content-type-options', 'nosniff')
    if (!session) return void res.json({ subject: null })
    const { subject, roles, centres, department } = session.principal
    res.json({ subject, roles, centres, department: department ?? null, expiresAt: new Date(session.expiresAt).toISOString() })
  }

  @Get('login')
  async login(@Req() req: Request, @Res() res: Response): Promise<void> {
    const { address } = this.gateway
    // The cookie of a login must be of the host it comes back to.
    if (address.isOtherNameOfIt(req.headers.host)) return res.redirect(302, `${address.origin}${req.originalUrl}`)
    const language = ['zh-CN', 'en'].find((one) => one === req.query['ui_locales'])
    try {
      const to = wayBack(req.query['to'])
      const { id, location } = await this.flow.begin(`${address.returning(req.headers.host)}${to}`, language)
      res.setHeader('set-cookie', cookie(LOGIN_COOKIE, id, { sameSite: 'Lax', path: '/session', seconds: 600, secure: req.secure }))
      res.redirect(302, location)
    } catch {
      plain(res, 503, 'The issuer of logins cannot be reached; try again in a moment. 登录服务暂时无法连接，请稍后再试。')
    }
  }

  @Get('callback')
  async callback(@Req() req: Request, @Res() res: Response): Promise<void> {
    const query = req.originalUrl.split('?')[1] ?? ''
    const finished = await this.flow.finish(cookieOf(req, LOGIN_COOKIE), query).catch(() => undefined)
    if (!finished) return plain(res, 400, 'This login was not begun here or took too long; open the page and log in again. 登录未完成，请返回页面重新登录。')
    const { session, to } = finished
    const seconds = Math.floor((session.expiresAt - Date.now()) / 1_000)
    res.setHeader('set-cookie', [
      cookie(SESSION_COOKIE, this.sessions.begin(session), { sameSite: 'Strict', path: '/', seconds, secure: req.secure }),
      cookie(LOGIN_COOKIE, '', { sameSite: 'Lax', path: '/session', seconds: 0, secure: req.secure }),
    ])
    if (to.startsWith(`${this.gateway.address.origin}/`)) return res.redirect(302, to)
    // The issuer's policy lets its form lead here and no further: from here on the browser goes by itself.
    res.setHeader('content-type', 'text/html; charset=utf-8')
    res.end(`<!doctype html><meta http-equiv="refresh" content="0;url=${to}"><a href="${to}">${to}</a>`)
  }

  @Post('logout')
  async logout(@Req() req: Request, @Res() res: Response): Promise<void> {
    if (req.headers[SESSION_HEADER] === undefined) return plain(res, 403, 'Logging out needs the header x-tongban-session.')
    const ended = this.sessions.end(cookieOf(req, SESSION_COOKIE))
    if (ended) await this.flow.end(ended)
    res.setHeader('set-cookie', cookie(SESSION_COOKIE, '', { sameSite: 'Strict', path: '/', seconds: 0, secure: req.secure }))
    res.status(204).end()
  }
}

function plain(res: Response, status: number, text: string): void {
  res.status(status)
  res.setHeader('content-type', 'text/plain; charset=utf-8')
  res.setHeader('x-content-type-options', 'nosniff')
  res.end(text)
}
