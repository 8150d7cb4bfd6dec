import { refuse } from '@tongban/kernel'
import type { FieldNode } from 'graphql'
import { languageIn } from '../graph/asked-by.js'
import { askDeployment, deploymentFor, unavailable, type Asking, type FieldAnswer } from './asking.js'
import { isAway, type Answer, type Away } from './deployment.js'
import { refusedError } from '../refused-error.js'
import { responseKey } from './field-values.js'
import { presentFirst } from './number-book.js'
import type { Route } from './routes.js'

type Routed = Extract<Route, { kind: 'routed' }>

/** Asks the one deployment that hosts the centre named by the field's `centreId`, `input.centreId` or `number`; what any deployment knows, of one that is there. */
export async function askRouted(asking: Asking, field: FieldNode, route: Routed): Promise<FieldAnswer> {
  const centreId = route.by === 'anybody' ? undefined : await centreNamed(asking, field, route)
  const answer = centreId === undefined ? await askAnybody(asking, field) : await askHost(asking, field, centreId)
  if (!answer) return { value: null, errors: [refusedError(refuse('no-centre-enrolled'), 'AWAY')] }
  if (isAway(answer)) return awayAnswer(asking, field, route, centreId, answer)
  const key = responseKey(field)
  const errors = (answer.errors ?? []).map((error) => ({ ...error, path: error.path ?? [key] }))
  return { value: answer.data?.[key] ?? null, errors }
}

/** Undefined for a number that is no centre's: whoever is there then answers what it answers for whatever does not exist. */
async function centreNamed({ operation, numbers }: Asking, field: FieldNode, { by }: Routed): Promise<string | undefined> {
  const values = operation.argumentsOf(field)
  if (by === 'number') return numbers.centreOf(values['number'])
  const named = by === 'argument' ? values['centreId'] : (values['input'] as { centreId?: unknown } | undefined)?.centreId
  return String(named)
}

async function askHost(asking: Asking, field: FieldNode, centreId: string): Promise<Answer | undefined> {
  const deployment = deploymentFor(asking.deployments, centreId)
  return deployment && askDeployment(asking, deployment, field)
}

/** One after the other until one answers; only ever for questions, which may be asked twice. */
async function askAnybody(asking: Asking, field: FieldNode): Promise<Answer | undefined> {
  let last: Answer | undefined
  for (const deployment of presentFirst(asking.deployments)) {
    last = await askDeployment(asking, deployment, field)
    if (!isAway(last)) return last
  }
  return last
}

// An away centre is an answer: a CentreAway where the result can say it, otherwise null with an entry in the extensions. Where no centre is named, none can be said to be away.
function awayAnswer({ asked, shaper }: Asking, field: FieldNode, { away: said }: Routed, centreId: string | undefined, away: Away): FieldAnswer {
  if (centreId === undefined) return { value: null, errors: [refusedError(refuse(`centre-${away.away}`), 'AWAY', languageIn(asked.headers['accept-language']))] }
  if (said === 'null' || !field.selectionSet) {
    asked.note(unavailable(asked, centreId, away))
    return { value: null, errors: [] }
  }
  const value = shaper.shape(field.selectionSet, { __typename: 'CentreAway', centreId, since: away.since, asOf: away.asOf })
  return { value, errors: [] }
}
