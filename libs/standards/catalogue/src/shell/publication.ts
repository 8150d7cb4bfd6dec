import type { EventBodies, EventType } from '@tongban/contracts'
import { CITY_SOURCE, STANDARDS_TOPIC, type OutgoingMessage } from '@tongban/exchange'

/** A message to the standards topic, where the newest of each key stands. The exchange's relay lists them all in the manifest as they go out. */
export interface Publication<T extends EventType = EventType> {
  key: string
  type: T
  aggregateType: string
  aggregateId: string
  aggregateVersion: number
  occurredAt: Date
  body: EventBodies[T]
}

export const outgoing = (publication: Publication): OutgoingMessage => ({ source: CITY_SOURCE, topic: STANDARDS_TOPIC, ...publication })
