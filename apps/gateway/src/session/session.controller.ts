import { Controller, Get, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { SESSION_HEADER } from './authorization-of.js'
import { CodeFlow } from './code-flow.js'
import { cookie, cookieOf, LOGIN_COOKIE, SESSION_COOKIE } from './cookies.js'
import { Sessions } from './sessions.js'

/** Log in, log out, who am I: for the gateway's own page. The tokens never reach the browser. */
@Controller('session')
export class SessionController {
  constructor(private readonly sessions: Sessions, private readonly flow: CodeFlow) {}

  @Get()
  who(@Req() req: Request, @Res() res: Response): void {
    const session = this.sessions.find(cookieOf(req, SESSION_COOKIE))
    res.setHeader('cache-control', 'no-store')
    res.json({ subject: session?.subject ?? null })
  }

  @Get('login')
  async login(@Req() req: Request, @Res() res: Response): Promise<void> {
    try {
      const { id, location } = await this.flow.begin()
      res.setHeader('set-cookie', cookie(LOGIN_COOKIE, id, { sameSite: 'Lax', path: '/session', seconds: 600, secure: req.secure }))
      res.redirect(302, location)
    } catch {
      plain(res, 503, 'The issuer of logins cannot be reached; try again in a moment. 登录服务暂时无法连接，请稍后再试。')
    }
  }

  @Get('callback')
  async callback(@Req() req: Request, @Res() res: Response): Promise<void> {
    const query = req.originalUrl.split('?')[1] ?? ''
    const session = await this.flow.finish(cookieOf(req, LOGIN_COOKIE), query).catch(() => undefined)
    if (!session) return plain(res, 400, 'This login was not begun here or took too long; open the page and log in again. 登录未完成，请返回页面重新登录。')
    const seconds = Math.floor((session.expiresAt - Date.now()) / 1_000)
    res.setHeader('set-cookie', [
      cookie(SESSION_COOKIE, this.sessions.begin(session), { sameSite: 'Strict', path: '/', seconds, secure: req.secure }),
      cookie(LOGIN_COOKIE, '', { sameSite: 'Lax', path: '/session', seconds: 0, secure: req.secure }),
    ])
    res.redirect(302, '/graphql')
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
