import { setTimeout as sleep } from 'node:timers/promises'
import { textIn, type Localized } from '@tongban/kernel'
import { ActRefused, atTheCity } from './acts.js'
import type { CheckList } from './check-list.js'
import type { Expected } from './expected.js'
import type { GraphClient } from './graph-client.js'

/** How long standards and office time may take to reach the last centre. */
const PATIENCE_MS = 90_000

/** Moves office time on every deployment, and answers when all of them show it. */
export async function setOfficeTime(client: GraphClient, at: string | null, centres: readonly string[]): Promise<void> {
  const { now, simulated } = await atTheCity(client, 'operator', 'setOfficeTime', { at: at && new Date(at).toISOString() }, '... on OfficeTime { now simulated }')
  const offset = simulated ? Date.parse(now) - Date.now() : 0
  const query = `query Clocks { ${centres.map((centre) => `${centre}: centreStatus(centreId: "${centre}") { __typename ... on CentreStatus { officeTime } ... on Refusal { code } ... on CentreAway { centreId } }`).join(' ')} coordination: coordinationStatus { officeTime } }`
  await until(client, { zh: '各中心与协调处显示同一办公时间', en: 'every centre and coordination show the office time' }, async () => {
    const clocks = await client.ask('operator', query)
    return Object.values(clocks).every((shown) => Math.abs(Date.parse(shown?.officeTime) - Date.now() - offset) < 5_000)
  })
}

/** The next version of the demo's item, published by the city office, until every centre runs it. Answers with its number and hash. */
export async function publishNextVersion(client: GraphClient, expected: Expected, checks: CheckList): Promise<{ version: number; contentHash: string }> {
  const { code, effectiveFrom, promisedDays, statutoryDays } = expected.item
  const { version, content } = await openDraft(client, code)
  const edited = await atTheCity(client, 'city.standards', 'editCatalogueDraft', { code, version, content }, '... on CatalogueDraft { version }')
  const published = await atTheCity(client, 'city.standards', 'publishCatalogueItem', { code, version: edited.version, effectiveFrom },
    '... on CatalogueItem { version contentHash effectiveFrom promisedLimit { days } statutoryLimit { days } }')
  checks.same({ zh: '发布的期限', en: 'published with its limits' }, [effectiveFrom, promisedDays, statutoryDays], [published.effectiveFrom, published.promisedLimit.days, published.statutoryLimit.days])
  return published
}

/** Who runs the version, as the city office knows it from the centres' own acknowledgements. */
export async function checkAdoption(client: GraphClient, expected: Expected, { version, contentHash }: { version: number; contentHash: string }, checks: CheckList): Promise<void> {
  const query = `query Adoption($code: ID!) { adoption(code: $code) { __typename ... on Adoption { centres(first: 100) { edges { node { centreId version contentHash } } } } ... on Refusal { code } } }`
  let running: string[] = []
  await until(client, { zh: '各中心运行该版本', en: 'every centre runs the version' }, async () => {
    const { adoption } = await client.ask('city.standards', query, { code: expected.item.code })
    const nodes = adoption.centres.edges.map(({ node }: any) => node) as { centreId: string; version: number | null; contentHash: string | null }[]
    running = nodes.filter((node) => node.version === version && node.contentHash === contentHash).map(({ centreId }) => centreId).toSorted()
    return expected.runningCentres.every((centre) => running.includes(centre))
  }, false)
  checks.same({ zh: `以已发布的内容运行第 ${version} 版的中心`, en: `centres that run version ${version} with the published hash` }, expected.runningCentres, running)
}

const CONTENT = `names { zh en } kind department tiers statutoryLimit { days unit } promisedLimit { days unit } materials { code names { zh en } required copies form }
  conditions { zh en } fees { names { zh en } fen basis } results { code names { zh en } } onlineDepth form basis`

/** The draft left by a demo that was interrupted, or the next one; made for every tier, so that it reaches each centre of the city. */
async function openDraft(client: GraphClient, code: string): Promise<{ version: number; content: object }> {
  const { code: _, version, __typename: __, ...content } = await nextDraft(client, code)
  return { version, content: { ...content, tiers: ['CITY', 'DISTRICT', 'STREET'] } }
}

async function nextDraft(client: GraphClient, code: string): Promise<any> {
  try {
    return await atTheCity(client, 'city.standards', 'redraftCatalogueItem', { code }, `... on CatalogueDraft { code version ${CONTENT} }`)
  } catch (error) {
    if (!(error instanceof ActRefused)) throw error
    const { catalogueDrafts } = await client.ask('city.standards', `query Drafts { catalogueDrafts(first: 10) { edges { node { code version ${CONTENT} } } } }`)
    const found = catalogueDrafts.edges.map(({ node }: any) => node).find((node: { code: string }) => node.code === code)
    if (!found) throw error
    return found
  }
}

async function until(client: GraphClient, what: Localized, holds: () => Promise<boolean>, must = true): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (!(await holds())) {
    if (Date.now() > end) {
      if (must) throw new Error(textIn({ zh: `${textIn(what, 'zh')}：${PATIENCE_MS / 1000} 秒内未达到`, en: `${textIn(what, 'en')}: not within ${PATIENCE_MS / 1000} s` }, client.lang))
      return
    }
    await sleep(100)
  }
}
