import { refuse } from '@tongban/kernel'
import type { DocumentNode, ExecutionResult } from 'graphql'
import { getOperationAST, print } from 'graphql'
import { refusedError } from '../refused-error.js'
import type { Asked } from './asking.js'
import { Deployment, isAway, type DeploymentLimits } from './deployment.js'

/** A subgraph that one process serves (`city`, `coordination`), asked through the same kind of connections as the centres. */
export class OneProcess {
  readonly deployment: Deployment

  constructor(id: string, url: string, private readonly away: 'city-office-away' | 'coordination-away', limits?: DeploymentLimits) {
    this.deployment = new Deployment({ id, url, centres: [] }, limits)
  }

  /** While it is away there is no other place that knows its answers: the fields are null, with an error that says since when. */
  async execute(document: DocumentNode, variables: Record<string, unknown>, asked: Asked): Promise<ExecutionResult> {
    const act = getOperationAST(document)?.operation === 'mutation'
    const answer = await this.deployment.ask({ query: print(document), variables, act, headers: asked.headers })
    if (!isAway(answer)) return answer
    return awayAnswer(this.away, answer.since, answer.asOf)
  }
}

/** A subgraph of the supergraph that this city runs no process for: away since the gateway began. */
export function nowhere(away: 'coordination-away', since = new Date()) {
  return { execute: async () => awayAnswer(away, since, null) }
}

function awayAnswer(refused: 'city-office-away' | 'coordination-away', since: Date, asOf: Date | null | undefined): ExecutionResult {
  const refusal = refuse(refused, { since: since.toISOString(), asOf: asOf?.toISOString() ?? null })
  return { data: null, errors: [refusedError(refusal, 'AWAY')] } as unknown as ExecutionResult
}
