import { sentence } from '@tongban/contracts'
import { refuse } from '@tongban/kernel'
import type { FieldNode, GraphQLFormattedError } from 'graphql'
import { languageIn } from '../graph/asked-by.js'
import type { Answer, Away, Deployment } from './deployment.js'
import type { Deployments } from './deployments.js'
import type { NumberBook } from './number-book.js'
import type { Variables } from './field-values.js'
import type { CentreGraph } from './routes.js'
import type { Shaper } from './shape.js'
import type { SubgraphOperation } from './subgraph-operation.js'

/** A part that is missing from an answer, and what was last seen of it. */
export interface UnavailableCentre {
  centreId: string
  code: string
  reason: string
  since: string
  asOf: string | null
}

/** What a request to the graph carries on to every subgraph. */
export interface Asked {
  headers: Record<string, string>
  /** The centres a token names; only used to ask fewer deployments, who judge the token themselves. */
  centres?: readonly string[]
  note(unavailable: UnavailableCentre): void
  /** A reference that leads to nothing the caller may see; the planner would call the missing fields of that type an error. */
  noteNothing(typeName: string): void
}

export interface Asking {
  asked: Asked
  graph: CentreGraph
  deployments: Deployments
  numbers: NumberBook
  operation: SubgraphOperation
  shaper: Shaper
}

/** One root field's part of the response. */
export interface FieldAnswer {
  value: unknown
  errors: GraphQLFormattedError[]
}

export function askDeployment(asking: Asking, deployment: Deployment, field: FieldNode, variables?: Variables): Promise<Answer> {
  return deployment.ask({ ...asking.operation.questionFor(field, variables), headers: asking.asked.headers })
}

/**
 * The deployment to ask about a centre. A centre that nobody hosts is asked of any deployment that is there:
 * its answer is then the one it gives for whatever does not exist, in the same shape.
 */
export function deploymentFor(deployments: Deployments, centreId: unknown): Deployment | undefined {
  const host = typeof centreId === 'string' ? deployments.find(centreId) : undefined
  return host ?? deployments.all().find((deployment) => deployment.presence.since === null) ?? deployments.all()[0]
}

/** An entry for a centre that gave no answer, its reason in the language of who asks. */
export const unavailable = (asked: Asked, centreId: string, { away, since, asOf }: Away): UnavailableCentre => ({
  centreId, code: away, reason: sentence(refuse(`centre-${away}`), languageIn(asked.headers['accept-language'])), since: since.toISOString(), asOf: asOf?.toISOString() ?? null,
})
