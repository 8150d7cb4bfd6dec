import { refuse } from '@tongban/kernel'
import type { FieldNode } from 'graphql'
import { askDeployment, deploymentFor, unavailable, type Asking, type FieldAnswer } from './asking.js'
import { isAway, type Away } from './deployment.js'
import { refusedError } from '../refused-error.js'
import { responseKey } from './field-values.js'
import type { Route } from './routes.js'

/** Asks the one deployment that hosts the centre named by the field's `centreId` or `input.centreId`. */
export async function askRouted(asking: Asking, field: FieldNode, route: Extract<Route, { kind: 'routed' }>): Promise<FieldAnswer> {
  const values = asking.operation.argumentsOf(field)
  const named = route.by === 'argument' ? values['centreId'] : (values['input'] as { centreId?: unknown } | undefined)?.centreId
  const centreId = typeof named === 'number' ? String(named) : named
  const deployment = deploymentFor(asking.deployments, centreId)
  if (!deployment) return { value: null, errors: [refusedError(refuse('no-centre-enrolled'), 'AWAY')] }
  const answer = await askDeployment(asking, deployment, field)
  if (isAway(answer)) return awayAnswer(asking, field, route, String(centreId), answer)
  const key = responseKey(field)
  const errors = (answer.errors ?? []).map((error) => ({ ...error, path: error.path ?? [key] }))
  return { value: answer.data?.[key] ?? null, errors }
}

// An away centre is an answer: a CentreAway where the result can say it, otherwise null with an entry in the extensions.
function awayAnswer({ asked, shaper }: Asking, field: FieldNode, route: Extract<Route, { kind: 'routed' }>, centreId: string, away: Away): FieldAnswer {
  if (route.away === 'null' || !field.selectionSet) {
    asked.note(unavailable(asked, centreId, away))
    return { value: null, errors: [] }
  }
  const value = shaper.shape(field.selectionSet, { __typename: 'CentreAway', centreId, since: away.since, asOf: away.asOf })
  return { value, errors: [] }
}
