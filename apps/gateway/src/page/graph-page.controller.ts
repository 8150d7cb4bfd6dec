import { Controller, Get, Inject, Next, Param, Req, Res } from '@nestjs/common'
import type { NextFunction, Request, Response } from 'express'
import { readFileSync } from 'node:fs'
import { Gateway } from '../open-gateway.js'
import { graphiqlAssets, type GraphiqlAsset } from './graphiql-assets.js'

// Nothing from another host, no inline script: what the page may load and where it may send is here and nowhere else.
const POLICY = [
  'default-src \'none\'', 'script-src \'self\'', 'worker-src \'self\'', 'style-src \'self\' \'unsafe-inline\'', 'connect-src \'self\'',
  'img-src \'self\' data:', 'font-src \'self\' data:', 'form-action \'none\'', 'base-uri \'none\'', 'frame-ancestors \'none\'',
].join('; ')

const own: Record<string, string> = { 'page.js': 'text/javascript', 'page.css': 'text/css', 'examples.graphql': 'text/plain' }

const fileOf = (name: string): Buffer => readFileSync(new URL(`../../static/${name}`, import.meta.url))

/** GET /graphql in a browser: a page for trying queries. */
@Controller('graphql')
export class GraphPageController {
  constructor(@Inject(Gateway) private readonly gateway: Gateway) {}

  @Get()
  page(@Req() req: Request, @Res() res: Response, @Next() next: NextFunction): void {
    if (!req.accepts('html') || req.query['query'] !== undefined && !req.headers.accept?.includes('text/html')) return next()
    const { origin } = this.gateway.address
    // Under any other name the session would not be found, and another site's name for this address gets no page at all.
    if (req.headers.host !== new URL(origin).host) return res.redirect(302, `${origin}/graphql`)
    res.setHeader('content-security-policy', POLICY)
    send(res, 'text/html', fileOf('page.html'))
  }

  @Get('assets/:name')
  async asset(@Param('name') name: string, @Res() res: Response, @Next() next: NextFunction): Promise<void> {
    const type = own[name]
    if (type) return send(res, type, fileOf(name))
    const bytes = (await graphiqlAssets())[name as GraphiqlAsset]
    if (!Object.hasOwn(await graphiqlAssets(), name)) return next()
    res.setHeader('content-encoding', 'gzip')
    res.setHeader('cache-control', 'private, max-age=86400')
    send(res, name.endsWith('.css') ? 'text/css' : 'text/javascript', bytes)
  }
}

function send(res: Response, type: string, bytes: Uint8Array): void {
  res.setHeader('content-type', `${type}; charset=utf-8`)
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('referrer-policy', 'no-referrer')
  res.end(bytes)
}
