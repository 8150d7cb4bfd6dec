import { isAway, type Deployment } from './deployment.js'
import type { Deployments } from './deployments.js'

/** How long the book is not asked for again where a number was in it neither before nor after: numbers can be made up. */
const REST_MS = 5_000

/**
 * Which centre a number of a case or a job begins with. Learned from any deployment that is there, each of which holds the whole directory; so a number
 * of a centre that is away is known as its.
 */
export class NumberBook {
  private centres = new Map<string, string>()
  private learning: Promise<void> | undefined
  private restUntil = 0

  constructor(private readonly deployments: Deployments, private readonly now: () => number = Date.now) {}

  /** Undefined for what no centre's numbers begin with, and while nobody is there to say. */
  async centreOf(number: unknown): Promise<string | undefined> {
    const prefix = /^\s*(\d{8}|\d{11})-/.exec(typeof number === 'string' ? number : '')?.[1]
    if (!prefix) return undefined
    if (!this.centres.has(prefix) && this.now() >= this.restUntil) await (this.learning ??= this.learn().finally(() => (this.learning = undefined)))
    return this.centres.get(prefix)
  }

  private async learn(): Promise<void> {
    for (const deployment of presentFirst(this.deployments)) {
      const answer = await deployment.ask({ query: '{ centres { id numberPrefixes } }', act: false, headers: {} })
      const centres = isAway(answer) ? undefined : answer.data?.['centres'] as { id: string; numberPrefixes: string[] }[] | null | undefined
      if (!centres) continue
      this.centres = new Map(centres.flatMap(({ id, numberPrefixes }) => numberPrefixes.map((prefix) => [prefix, id] as const)))
      this.restUntil = this.now() + REST_MS
      return
    }
  }
}

/** Those that answered last, then the others. */
export const presentFirst = (deployments: Deployments): Deployment[] =>
  deployments.all().sort((a, b) => Number(a.presence.since !== null) - Number(b.presence.since !== null))
