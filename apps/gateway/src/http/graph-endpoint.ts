import type { GatewayRuntime } from '@graphql-hive/gateway-runtime'
import type { Language } from '@tongban/contracts'
import type { TokenVerifier } from '@tongban/identity'
import { isRefusal, refuse, type Refusal } from '@tongban/kernel'
import { traceparentNow } from '@tongban/service/process'
import type { Request, Response } from 'express'
import { forwarded, languageIn } from '../graph/asked-by.js'
import { graphContext, type GraphContext } from '../graph/graph-context.js'
import type { Checks } from '../limits/check-document.js'
import { refusedError, type RefusedAs } from '../refused-error.js'
import { authorizationOf, isBySession } from '../session/authorization-of.js'
import type { Sessions } from '../session/sessions.js'
import { checkToken } from './check-token.js'
import { readOperation, type Documents } from './read-operation.js'

export interface GraphEndpointOptions {
  runtime: GatewayRuntime<GraphContext>
  sessions: Sessions
  verifier: TokenVerifier
  checks: Checks
  documents: Documents
  /** Whether a session's requests may send the portal's documents alone: a script that got in can ask nothing of its own. */
  documentsOnly: boolean
  onFault(fault: unknown, context: GraphContext | undefined): void
}

/** POST /graphql: lets in what is JSON and within the limits, and hands it to the planner. */
export class GraphEndpoint {
  constructor(private readonly options: GraphEndpointOptions) {}

  async answer(req: Request, res: Response): Promise<void> {
    const lang = languageOf(req)
    const contentType = req.headers['content-type'] ?? ''
    if (req.method !== 'POST') {
      res.setHeader('allow', 'POST')
      return sendRefusal(res, 405, refuse('post-only', { method: req.method }), 'BAD_REQUEST', lang)
    }
    if (!/^application\/json\s*(;|$)/i.test(contentType)) {
      return sendRefusal(res, 415, refuse('json-only', { contentType: contentType.slice(0, 80) }), 'BAD_REQUEST', lang)
    }
    const authorization = authorizationOf(req, this.options.sessions)
    if (isRefusal(authorization)) return sendRefusal(res, 403, authorization, 'FORBIDDEN', lang)
    const operation = readOperation(req.body, this.options.checks, this.options.documents, this.options.documentsOnly && isBySession(req))
    if (isRefusal(operation)) return sendRefusal(res, 400, operation, refusedAs[operation.refused] ?? 'BAD_REQUEST', lang)
    const refused = await checkToken(authorization, this.options.verifier)
    if (refused) return sendRefusal(res, 401, refused, 'UNAUTHENTICATED', lang)
    const headers = forwarded({ authorization, traceparent: traceparentNow(), language: req.headers['accept-language'], address: req.socket.remoteAddress })
    await this.run(operation, graphContext(headers), res, lang)
  }

  private async run(operation: object, context: GraphContext, res: Response, lang: Language): Promise<void> {
    try {
      // Only what is named here reaches the planner, whatever headers came in.
      const headers = { 'content-type': 'application/json', accept: 'application/json' }
      const response = await this.options.runtime.fetch('http://gateway/graphql', { method: 'POST', headers, body: JSON.stringify(operation) }, context)
      res.setHeader('x-trace-id', context.traceId)
      send(res, response.status, await response.text())
    } catch (fault) {
      this.options.onFault(fault, context)
      sendRefusal(res, 500, refuse('gateway-fault', { trace: context.traceId }), 'FAULT', lang)
    }
  }
}

const refusedAs: Record<string, RefusedAs> = { 'query-over-limit': 'TOO_MUCH', 'introspection-off': 'FORBIDDEN', 'documents-only': 'FORBIDDEN' }

function sendRefusal(res: Response, status: number, refusal: Refusal, code: RefusedAs, lang: Language): void {
  send(res, status, JSON.stringify({ errors: [refusedError(refusal, code, lang)] }))
}

function send(res: Response, status: number, json: string): void {
  res.status(status)
  res.setHeader('content-type', 'application/json; charset=utf-8')
  res.setHeader('cache-control', 'no-store')
  res.setHeader('x-content-type-options', 'nosniff')
  res.end(json)
}

const languageOf = (req: Request): Language => languageIn(req.headers['accept-language'])
