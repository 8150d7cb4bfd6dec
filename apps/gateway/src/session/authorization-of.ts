import { refuse, type Refusal } from '@tongban/kernel'
import type { IncomingMessage } from 'node:http'
import { cookieOf, SESSION_COOKIE } from './cookies.js'
import type { Sessions } from './sessions.js'

/** A header another site's form cannot send: it makes the browser ask first, and no other origin is allowed. */
export const SESSION_HEADER = 'x-tongban-session'

/** Whether a request comes from a page: by the session's cookie, whether the session still lasts or not, and no token of its own. */
export const isBySession = (req: IncomingMessage): boolean => req.headers.authorization === undefined && cookieOf(req, SESSION_COOKIE) !== undefined

/** The bearer token to act with: the request's own, or its session's. A session's cookie without the header is refused. */
export function authorizationOf(req: IncomingMessage, sessions: Sessions): string | undefined | Refusal {
  if (req.headers.authorization !== undefined) return req.headers.authorization
  const id = cookieOf(req, SESSION_COOKIE)
  if (id === undefined) return undefined
  if (req.headers[SESSION_HEADER] === undefined) return refuse('session-header-missing')
  const session = sessions.find(id)
  return session && `Bearer ${session.accessToken}`
}
