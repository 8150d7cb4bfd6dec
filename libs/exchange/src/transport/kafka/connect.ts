import { createRequire } from 'node:module'
import kafkajs, { type Kafka } from 'kafkajs'
import { readFile, readPassword, type KafkaOptions } from './kafka-options.js'

const require = createRequire(import.meta.url)

/** How long to wait for a connection and an answer, and how often to try again. */
export interface Patience { connectionTimeout: number; requestTimeout: number; retries: number }

const PATIENT: Patience = { connectionTimeout: 3000, requestTimeout: 10_000, retries: 2 }

/** A client with the password and certificates as they are now. It does not connect yet, says nothing by itself, and leaves starting again to who uses it. */
export function openClient(options: KafkaOptions, { connectionTimeout, requestTimeout, retries }: Patience = PATIENT): Kafka {
  quietRequestQueues()
  const { brokers, username, ssl } = options
  return new kafkajs.Kafka({
    clientId: username,
    brokers: [...brokers],
    ssl: ssl && (ssl.caFile === undefined ? true : { ca: [readFile('ssl.caFile', ssl.caFile)] }),
    sasl: { mechanism: 'scram-sha-512', username, password: readPassword(options) },
    connectionTimeout,
    authenticationTimeout: requestTimeout,
    requestTimeout,
    retry: { retries, initialRetryTime: 100, maxRetryTime: 1000, restartOnFailure: async () => false },
    logLevel: kafkajs.logLevel.NOTHING,
  })
}

interface RequestQueue {
  pending: unknown[]
  throttledUntil: number
  scheduleCheckPendingRequests(): void
}

let quiet = false

/**
 * kafkajs 2.2.4 looks at each connection's queue every millisecond, also when it is empty (a timer with a negative time, which Node also warns of):
 * with ten connections that alone is a tenth of a core. Here it looks when something waits.
 */
function quietRequestQueues(): void {
  if (quiet) return
  quiet = true
  const { prototype } = require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue }
  const schedule = prototype.scheduleCheckPendingRequests
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this)
  }
}
