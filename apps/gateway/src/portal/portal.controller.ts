import { Controller, Get, Inject, Next, Param, Req, Res } from '@nestjs/common'
import type { NextFunction, Request, Response } from 'express'
import { randomBytes } from 'node:crypto'
import { Gateway } from '../open-gateway.js'
import { policyOf, withNonce } from './page-policy.js'
import type { FrontEnd } from './portal-files.js'

const TYPES: Record<string, string> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml' }
const YEAR = 31_536_000

/** Addresses of citizens' pages; any other of theirs is answered with the same page, which says that there is no such one. */
const CITIZENS = /^\/($|progress\/?$|guide(\/|$))/

/** GET of the two front ends and their assets, as apps/portal built them. The last controller: what nobody else answers comes here. */
@Controller()
export class PortalController {
  constructor(@Inject(Gateway) private readonly gateway: Gateway) {}

  @Get('assets/:name')
  asset(@Param('name') name: string, @Req() req: Request, @Res() res: Response, @Next() next: NextFunction): void {
    const type = TYPES[/\.\w+$/.exec(name)?.[0] ?? '']
    const found = type && this.gateway.portal.asset(name, (encoding) => req.acceptsEncodings(encoding) === encoding)
    if (!found) return next()
    // Its name holds a hash of it: it never changes under this name.
    res.setHeader('cache-control', `public, max-age=${YEAR}, immutable`)
    res.setHeader('vary', 'accept-encoding')
    if (found.encoding) res.setHeader('content-encoding', found.encoding)
    send(res, 200, type, found.bytes)
  }

  @Get(['office', 'office/*path'])
  office(@Req() req: Request, @Res() res: Response): void {
    this.page('office', 200, req, res)
  }

  @Get(['', '*path'])
  citizen(@Req() req: Request, @Res() res: Response, @Next() next: NextFunction): void {
    if (!req.accepts('html') || /^\/(assets|graphql|session|health)(\/|$)/.test(req.path)) return next()
    this.page('citizen', CITIZENS.test(req.path) ? 200 : 404, req, res)
  }

  private page(frontEnd: FrontEnd, status: number, req: Request, res: Response): void {
    res.setHeader('cache-control', 'no-store')
    const { address, portal } = this.gateway
    // Logins come back to one origin; under another name of this machine the session would not be found.
    if (address.isOtherNameOfIt(req.headers.host)) return res.redirect(302, `${address.origin}${req.originalUrl.startsWith('//') ? '/' : req.originalUrl}`)
    portal.refresh()
    const page = portal.page(frontEnd)
    if (!page) return send(res, 503, 'text/plain; charset=utf-8', 'The web pages are not built: run "npm run build", then load this page again. The graph at /graphql works without them.\n网页尚未构建：请运行 npm run build，然后刷新本页。\n')
    const nonce = randomBytes(16).toString('base64url')
    res.setHeader('content-security-policy', policyOf(frontEnd, nonce))
    res.setHeader('cross-origin-opener-policy', 'same-origin')
    res.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()')
    send(res, status, 'text/html; charset=utf-8', withNonce(page, frontEnd, nonce))
  }
}

function send(res: Response, status: number, type: string, body: Buffer | string): void {
  res.status(status)
  res.setHeader('content-type', type)
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('referrer-policy', 'no-referrer')
  res.setHeader('cross-origin-resource-policy', 'same-origin')
  res.end(body)
}
