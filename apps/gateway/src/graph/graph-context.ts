import type { Asked, UnavailableCentre } from '../fanout/asking.js'
import { centresNamedBy, type Forwarded } from './asked-by.js'

/** What one request carries through the planner. */
export interface GraphContext {
  asked: Asked
  traceId: string
  /** References into away centres, told in the response's extensions. */
  unavailable: UnavailableCentre[]
  /** Types of which a reference led to nothing. */
  nothing: Set<string>
}

export function graphContext(headers: Forwarded): GraphContext {
  const unavailable: UnavailableCentre[] = []
  const nothing = new Set<string>()
  const noteNothing = (typeName: string) => void nothing.add(typeName)
  const note = (one: UnavailableCentre) => {
    if (!unavailable.some((known) => known.centreId === one.centreId)) unavailable.push(one)
  }
  const centres = centresNamedBy(headers.authorization)
  return { asked: { headers: { ...headers }, note, noteNothing, ...(centres && { centres }) }, traceId: headers.traceparent.slice(3, 35), unavailable, nothing }
}
