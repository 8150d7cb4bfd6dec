import type { IncomingMessage } from 'node:http'

export const SESSION_COOKIE = 'tongban_session'
export const LOGIN_COOKIE = 'tongban_login'

export function cookieOf(req: IncomingMessage, name: string): string | undefined {
  const parts = (req.headers.cookie ?? '').split(';').map((part) => part.trim().split('=') as [string, string?])
  return parts.find(([key]) => key === name)?.[1]
}

/** Strict: no other site's link or form brings the session along. Lax only for the login, which comes back from the issuer by a link. */
export function cookie(name: string, value: string, o: { sameSite: 'Strict' | 'Lax'; path: string; seconds: number; secure: boolean }): string {
  return `${name}=${value}; HttpOnly; SameSite=${o.sameSite}; Path=${o.path}; Max-Age=${o.seconds}${o.secure ? '; Secure' : ''}`
}
