import { setTimeout as sleep } from 'node:timers/promises'
import type { DirectoryData } from '@tongban/directory'
import type { Deployment } from './federation.js'
import { readDemo } from './demo-files.js'

const PATIENCE_MS = 20_000

/**
 * Waits until every centre runs what the city has published for its tier, asking the public API as anybody may. Answers with the centres that do not
 * yet when patience ends: they are started all the same, and catch up by themselves.
 */
export async function standardsArrived(gateway: string, deployments: readonly Deployment[], root: string): Promise<string[]> {
  const hosted = new Set(deployments.flatMap((deployment) => deployment.centres))
  const centres = readDemo<DirectoryData>(root, 'city.json').centres.filter(({ id }) => hosted.has(id))
  for (const end = Date.now() + PATIENCE_MS; ;) {
    const missing = await stillMissing(gateway, centres).catch(() => centres.map(({ id }) => id))
    if (missing.length === 0 || Date.now() > end) return missing
    await sleep(100)
  }
}

async function stillMissing(gateway: string, centres: readonly Centre[]): Promise<string[]> {
  const tiers = ['CITY', 'DISTRICT', 'STREET'] as const
  const published = await ask(gateway, `{ ${tiers.map((tier) => `${tier}: catalogueItems(first: 100, tier: ${tier}) { edges { node { code } } }`).join(' ')} }`)
  const runs = await ask(gateway, `{ ${centres.map(({ id }) => `${id}: implementationItems(centreId: "${id}", first: 100) { ... on ImplementationItemConnection { edges { node { code } } } }`).join(' ')} }`)
  const codes = (list: Connection | undefined): Set<string> => new Set(list?.edges?.map(({ node }) => node.code))
  return centres.filter(({ id, tier }) => {
    const own = codes(runs[id])
    return [...codes(published[tier])].some((code) => !own.has(code))
  }).map(({ id }) => id)
}

type Centre = Pick<DirectoryData['centres'][number], 'id' | 'tier'>
interface Connection { edges?: { node: { code: string } }[] }

async function ask(gateway: string, query: string): Promise<Record<string, Connection>> {
  const response = await fetch(`${gateway}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })
  const { data, errors } = (await response.json()) as { data?: Record<string, Connection>; errors?: { message: string }[] }
  if (!data || errors?.length) throw new Error(errors?.[0]?.message ?? `HTTP ${response.status}`)
  return data
}
