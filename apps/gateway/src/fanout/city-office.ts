import { refuse } from '@tongban/kernel'
import type { DocumentNode, ExecutionResult } from 'graphql'
import { getOperationAST, print } from 'graphql'
import { refusedError } from '../refused-error.js'
import type { Asked } from './asking.js'
import { Deployment, isAway, type DeploymentLimits } from './deployment.js'

/** The `city` subgraph: one process, asked through the same kind of connections as the centres. */
export class CityOffice {
  readonly deployment: Deployment

  constructor(url: string, limits?: DeploymentLimits) {
    this.deployment = new Deployment({ id: 'city-office', url, centres: [] }, limits)
  }

  /** While it is away there is no other place that knows its answers: the fields are null, with an error that says since when. */
  async execute(document: DocumentNode, variables: Record<string, unknown>, asked: Asked): Promise<ExecutionResult> {
    const act = getOperationAST(document)?.operation === 'mutation'
    const answer = await this.deployment.ask({ query: print(document), variables, act, headers: asked.headers })
    if (!isAway(answer)) return answer
    const since = answer.since.toISOString()
    const asOf = answer.asOf?.toISOString() ?? null
    return { data: null, errors: [refusedError(refuse('city-office-away', { since, asOf }), 'AWAY')] } as unknown as ExecutionResult
  }
}
