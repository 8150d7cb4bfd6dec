import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { Principal } from '@tongban/identity'

/** What every log line of a request carries. A subject is an account's name, never a person's. */
export interface Trace {
  traceId: string
  centre?: string
  actor?: string
  post?: string
}

const current = new AsyncLocalStorage<Trace>()

export const traceNow = (): Trace | undefined => current.getStore()

/** Runs a piece of work under a trace id: that of the W3C `traceparent` header when there is one, otherwise a new one. */
export function inTrace<T>(traceparent: string | undefined, work: () => T): T {
  return current.run({ traceId: traceIdOf(traceparent) ?? randomBytes(16).toString('hex') }, work)
}

/** Remembers for this request's log lines who acts. */
export function noteActor(principal: Principal): void {
  const trace = current.getStore()
  if (!trace) return
  trace.actor = principal.subject
  if (principal.centres.length === 1) trace.centre = principal.centres[0]
}

/** Remembers the centre and the post an act is done from. */
export function notePost(centre: string, post: string): void {
  Object.assign(current.getStore() ?? {}, { centre, post })
}

/** The `traceparent` to send on, so that a request keeps its id across processes. */
export function traceparentNow(): string {
  return `00-${traceNow()?.traceId ?? randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`
}

const traceIdOf = (header: string | undefined): string | undefined =>
  /^00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(header ?? '')?.[1]
