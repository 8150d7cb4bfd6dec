import { Kind, type FieldNode } from 'graphql'
import { askDeployment, unavailable, type Asking, type FieldAnswer } from './asking.js'
import { isAway } from './deployment.js'
import { responseKey } from './field-values.js'

interface Representation {
  __typename?: unknown
  centreId?: unknown
}

/**
 * Splits entity references by the centre in their key, asks each deployment once and puts the answers back in the order asked.
 * A reference into an away deployment is null with an entry in the extensions; one to a centre nobody hosts is null.
 */
export async function askEntities(asking: Asking, field: FieldNode): Promise<FieldAnswer> {
  const representations = (asking.operation.argumentsOf(field)['representations'] ?? []) as Representation[]
  const variable = representationsVariable(field)
  const key = responseKey(field)
  const merged: FieldAnswer & { value: unknown[] } = { value: representations.map(() => null), errors: [] }
  await Promise.all([...byDeployment(asking, representations)].map(async ([deployment, positions]) => {
    const own = positions.map((position) => representations[position])
    const answer = await askDeployment(asking, deployment, field, { ...asking.operation.variables, [variable]: own })
    if (isAway(answer)) {
      const centres = new Set(own.map((one) => String(one?.centreId)))
      for (const centreId of centres) asking.asked.note(unavailable(asking.asked, centreId, answer))
      return
    }
    const values = (answer.data?.[key] ?? []) as unknown[]
    positions.forEach((position, index) => { merged.value[position] = values[index] ?? null })
    for (const error of answer.errors ?? []) {
      const [, index, ...rest] = error.path ?? []
      const position = typeof index === 'number' ? positions[index] : undefined
      merged.errors.push({ ...error, path: position === undefined ? [key] : [key, position, ...rest] })
    }
  }))
  merged.value.forEach((value, position) => {
    if (value === null) asking.asked.noteNothing(String(representations[position]?.__typename))
  })
  return merged
}

function byDeployment({ deployments }: Asking, representations: readonly Representation[]) {
  const parts = new Map<NonNullable<ReturnType<typeof deployments.find>>, number[]>()
  representations.forEach(({ centreId }, position) => {
    const deployment = typeof centreId === 'string' ? deployments.find(centreId) : undefined
    if (deployment) parts.set(deployment, [...(parts.get(deployment) ?? []), position])
  })
  return parts
}

function representationsVariable(field: FieldNode): string {
  const value = field.arguments?.find((argument) => argument.name.value === 'representations')?.value
  if (value?.kind !== Kind.VARIABLE) throw new Error('The planner sent entity references that are not a variable')
  return value.name.value
}
