import { Pool } from 'undici'
import type { ExecutionResult } from 'graphql'
import type { DeploymentEntry } from './deployment-entry.js'
import { Presence } from './presence.js'

export type AwayCode = 'unreachable' | 'timeout' | 'busy'

/** Why a deployment gave no answer, and what is remembered of it. */
export interface Away {
  away: AwayCode
  since: Date
  asOf: Date | null
}

export type Answer = ExecutionResult<Record<string, unknown>> | Away

export const isAway = (answer: Answer): answer is Away => 'away' in answer

export interface Question {
  query: string
  variables?: Record<string, unknown>
  /** An act is never repeated by the gateway, and is given more time: only its commandId makes a second try safe. */
  act: boolean
  headers: Record<string, string>
}

export interface DeploymentLimits {
  readTimeoutMs: number
  actTimeoutMs: number
  connections: number
  /** Questions under way at one deployment; one more is answered `busy` instead of queueing without end. */
  inFlight: number
  /** After a timeout, how long reads are answered away at once instead of waiting again. */
  restMs: number
}

export const deploymentLimits: DeploymentLimits = { readTimeoutMs: 2_000, actTimeoutMs: 15_000, connections: 8, inFlight: 64, restMs: 1_000 }

/** One deployment's connections. Answers are what it said, or that it is away: an outage is never thrown. */
export class Deployment {
  readonly presence = new Presence()
  private readonly pool: Pool
  private readonly path: string
  private inFlight = 0
  private restUntil = 0

  constructor(readonly entry: DeploymentEntry, private readonly limits: DeploymentLimits = deploymentLimits) {
    const url = new URL(entry.url)
    this.path = url.pathname === '/' ? '/graphql' : url.pathname
    this.pool = new Pool(url.origin, {
      connections: limits.connections,
      pipelining: 1,
      connect: { timeout: 1_000 },
      keepAliveTimeout: 10_000,
      maxResponseSize: 16 * 1024 * 1024,
    })
  }

  async ask(question: Question): Promise<Answer> {
    if (this.inFlight >= this.limits.inFlight) return this.away('busy')
    if (!question.act && Date.now() < this.restUntil) return this.away('timeout')
    this.inFlight += 1
    try {
      const result = await this.post(question)
      this.restUntil = 0
      this.presence.sawAnswer()
      return result
    } catch (error) {
      const code = isTimeout(error) ? 'timeout' : 'unreachable'
      if (code === 'timeout') this.restUntil = Date.now() + this.limits.restMs
      this.presence.sawFailure()
      return this.away(code)
    } finally {
      this.inFlight -= 1
    }
  }

  /** Asks whether it is there, so that `since` is known before somebody needs it. */
  async probe(): Promise<void> {
    try {
      const { body } = await this.pool.request({ method: 'GET', path: '/health', signal: AbortSignal.timeout(this.limits.readTimeoutMs) })
      await body.dump()
      this.restUntil = 0
      this.presence.sawAnswer()
    } catch {
      this.presence.sawFailure()
    }
  }

  async close(): Promise<void> {
    await this.pool.destroy()
  }

  private async post({ query, variables, act, headers }: Question): Promise<ExecutionResult<Record<string, unknown>>> {
    const { statusCode, headers: answered, body } = await this.pool.request({
      method: 'POST',
      path: this.path,
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(act ? this.limits.actTimeoutMs : this.limits.readTimeoutMs),
    })
    const text = await body.text()
    const isJson = String(answered['content-type'] ?? '').includes('json')
    const parsed = isJson ? parse(text) : undefined
    if (!parsed) throw new Error(`HTTP ${statusCode} without a GraphQL answer`)
    return parsed
  }

  private away(code: AwayCode): Away {
    return { away: code, since: this.presence.since ?? new Date(), asOf: this.presence.asOf }
  }
}

function parse(text: string): ExecutionResult<Record<string, unknown>> | undefined {
  const value: unknown = JSON.parse(text)
  const isAnswer = typeof value === 'object' && value !== null && ('data' in value || 'errors' in value)
  return isAnswer ? (value as ExecutionResult<Record<string, unknown>>) : undefined
}

// TimeoutError is the signal's own; undici's are HeadersTimeoutError, BodyTimeoutError, ConnectTimeoutError.
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string' && error.name.endsWith('TimeoutError')
