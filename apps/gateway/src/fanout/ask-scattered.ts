import { refuse } from '@tongban/kernel'
import { Kind, type FieldNode, type GraphQLFormattedError } from 'graphql'
import { languageIn } from '../graph/asked-by.js'
import { askDeployment, deploymentFor, unavailable, type Asking, type FieldAnswer, type UnavailableCentre } from './asking.js'
import { isAway, type Deployment } from './deployment.js'
import { refusedError } from '../refused-error.js'
import { responseKey } from './field-values.js'
import { mergePages, withMergeFields, type Page } from './merge-pages.js'

/**
 * Asks a connection over several centres of each deployment that hosts some of them, with the centres narrowed to its own,
 * and merges the pages by cursor. What is away stands in `unavailableCentres`; the rest is answered.
 */
export async function askScattered(asking: Asking, field: FieldNode, connection: string): Promise<FieldAnswer> {
  const values = asking.operation.argumentsOf(field)
  const parts = byDeployment(asking, values['centreIds'])
  if (parts.size === 0) return { value: null, errors: [refusedError(refuse('no-centre-enrolled'), 'AWAY')] }
  const { field: asked, prefix } = withMergeFields(field, asking.operation.aliases())
  const key = responseKey(field)
  const missing: UnavailableCentre[] = []
  const pages: Page[] = []
  const errors: GraphQLFormattedError[] = []
  await Promise.all([...parts].map(async ([deployment, centres]) => {
    const answer = await askDeployment(asking, deployment, narrowed(asked, centres))
    if (isAway(answer)) return void missing.push(...centres.map((centreId) => unavailable(asking.asked, centreId, answer)))
    const page = answer.data?.[key] as Page | null | undefined
    if (page) return void pages.push(page)
    const refusals = answer.errors ?? [refusedError(refuse('centre-gave-no-answer'), 'NO_ANSWER', languageIn(asking.asked.headers['accept-language']))]
    errors.push(...refusals.map((error) => ({ ...error, path: [key] })))
    missing.push(...centres.map((centreId) => refused(centreId, deployment, refusals[0]!)))
  }))
  // What everybody refused is refused; a part that is refused or away beside answers is said in the data.
  if (pages.length === 0 && errors.length > 0) return { value: null, errors: errors.slice(0, 1) }
  missing.sort((a, b) => (a.centreId < b.centreId ? -1 : 1))
  const first = typeof values['first'] === 'number' ? values['first'] : undefined
  return { value: mergePages({ asking, field, connection, prefix, pages, missing, first }), errors: [] }
}

function byDeployment({ asked, deployments }: Asking, wanted: unknown): Map<Deployment, string[]> {
  const named = Array.isArray(wanted) ? wanted.map(String) : undefined
  const hosted = new Set(deployments.centres())
  const own = asked.centres?.filter((centre) => hosted.has(centre))
  const centres = named ?? (own?.length ? own : [...hosted])
  const parts = new Map<Deployment, string[]>()
  for (const centre of new Set(centres)) {
    const deployment = deployments.find(centre)
    if (deployment) parts.set(deployment, [...(parts.get(deployment) ?? []), centre])
  }
  // Centres that nobody hosts have no part in a list, but asking only for them is a question too: somebody who is there answers it.
  const anybody = deploymentFor(deployments, undefined)
  if (parts.size === 0 && anybody) parts.set(anybody, centres.slice(0, 1))
  return parts
}

function narrowed(field: FieldNode, centres: readonly string[]): FieldNode {
  const value = { kind: Kind.LIST, values: centres.map((centre) => ({ kind: Kind.STRING, value: centre }) as const) } as const
  const others = (field.arguments ?? []).filter((argument) => argument.name.value !== 'centreIds')
  return { ...field, arguments: [...others, { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'centreIds' }, value }] }
}

function refused(centreId: string, deployment: Deployment, error: GraphQLFormattedError): UnavailableCentre {
  const code = typeof error.extensions?.['code'] === 'string' ? error.extensions['code'] : 'refused'
  const asOf = deployment.presence.asOf?.toISOString() ?? null
  return { centreId, code, reason: error.message, since: new Date().toISOString(), asOf }
}
