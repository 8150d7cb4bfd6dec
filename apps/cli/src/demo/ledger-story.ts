import { setTimeout as sleep } from 'node:timers/promises'
import type { Localized } from '@tongban/kernel'
import type { CheckList } from './check-list.js'
import type { ExpectedCase } from './expected.js'
import type { GraphClient } from './graph-client.js'

/** The ledgers show an act within a second; a process that was killed meanwhile may take longer. */
const PATIENCE_MS = 60_000

interface Step { kind: string; stage: string; actor: string; post: string; stepHash: string }
interface LedgerView { state: string; proven: boolean; promised: { due: string } | null; steps: Step[] }

/** Compares what the street has with what its district's ledger (if it has one) and the city's say: step by step, hash by hash. */
export async function checkLedgers(client: GraphClient, kase: ExpectedCase, caseId: string, checks: CheckList): Promise<void> {
  const own = await stepsAtTheCentre(client, kase.centre, caseId)
  checks.same({ zh: '街道的各步骤：事由、环节、人员、岗位', en: 'steps at the street: what, stage, who, post' }, kase.steps, own.map(({ kind, stage, actor, post }) => [kind, stage, actor, post]))
  const ledgers: readonly (readonly [Required<Localized>, () => Promise<LedgerView | undefined>])[] = [
    ...(kase.district ? [[{ zh: '区', en: 'district' }, () => districtView(client, kase.district!, kase.centre, caseId)] as const] : []),
    [{ zh: '市', en: 'city' }, () => cityView(client, kase.centre, caseId)],
  ]
  for (const [name, look] of ledgers) {
    const view = await seen(look, own.length)
    checks.same({ zh: `${name.zh}台账的步骤相同`, en: `the ${name.en}'s ledger holds the same steps` }, hashes(own), hashes(view?.steps ?? []))
    checks.same({ zh: `${name.zh}台账：状态、证明、到期日`, en: `the ${name.en}'s ledger: state, proof, due` }, ['delivered', true, kase.promisedDue], [view?.state, view?.proven, view?.promised?.due])
    checks.same({ zh: `${name.zh}台账：环节与人员`, en: `the ${name.en}'s ledger: stages and officers` }, kase.steps, (view?.steps ?? []).map(({ kind, stage, actor, post }) => [kind, stage.toUpperCase(), actor, post]))
  }
}

/** Every stream that the city's and Haizhu's ledgers read, recomputed from its rows by their own processes when asked. */
export async function checkStreams(client: GraphClient, centres: readonly string[], checks: CheckList): Promise<void> {
  const node = 'edges { node { source green parked deadLetters } }'
  const { streams } = await client.ask('city.supervisor', `query Streams { streams(first: 100) { ${node} } }`)
  const district = `query District { centreStreams(centreId: "hz", first: 100) { __typename ... on CentreStreamConnection { ${node} } ... on Refusal { code } ... on CentreAway { centreId } } }`
  const { centreStreams } = await client.ask('hz.supervisor', district)
  const cityRows = rowsOf(streams)
  checks.same({ zh: '市台账中的消息流：来自每个中心', en: "streams in the city's ledger: from every centre" }, centres, cityRows.map(({ source }) => source).toSorted())
  const sound = ({ green, parked, deadLetters }: StreamRow): boolean => green && parked === 0 && deadLetters === 0
  checks.same({
    zh: `其中及海珠区 ${rowsOf(centreStreams).length} 条中为红、有暂存消息或死信的`,
    en: `red ones, or with parked messages or dead letters, among these and Haizhu's ${rowsOf(centreStreams).length}`,
  }, [], [...cityRows, ...rowsOf(centreStreams)].filter((row) => !sound(row)))
}

interface StreamRow { source: string; green: boolean; parked: number; deadLetters: number }
const rowsOf = (connection: { edges: { node: StreamRow }[] }): StreamRow[] => connection.edges.map(({ node }) => node)

const hashes = (steps: Step[]): string[] => steps.map(({ stepHash }) => stepHash).toSorted()
const STEPS = 'steps { kind stage actor post stepHash }'
const LEDGER_CASE = `... on LedgerCase { state proven promised { due } ${STEPS} } ... on Refusal { code }`

async function stepsAtTheCentre(client: GraphClient, centre: string, id: string): Promise<Step[]> {
  const query = `query Steps($centre: ID!, $id: UUID!) { case(centreId: $centre, id: $id) { __typename ... on Case { ${STEPS} } ... on Refusal { code } ... on CentreAway { centreId } } }`
  return (await client.ask(`${centre}.clerk`, query, { centre, id })).case.steps
}

async function districtView(client: GraphClient, district: string, centre: string, id: string): Promise<LedgerView | undefined> {
  const query = `query DistrictLedger($district: ID!, $centre: ID!, $id: UUID!) { ledgerCase(centreId: $district, ofCentre: $centre, id: $id) { __typename ${LEDGER_CASE} ... on CentreAway { centreId } } }`
  const { ledgerCase } = await client.ask(`${district}.supervisor`, query, { district, centre, id })
  return ledgerCase.code ? undefined : ledgerCase
}

async function cityView(client: GraphClient, centre: string, id: string): Promise<LedgerView | undefined> {
  const query = `query CityLedger($centre: ID!, $id: UUID!) { cityLedgerCase(ofCentre: $centre, id: $id) { __typename ${LEDGER_CASE} } }`
  const { cityLedgerCase } = await client.ask('city.supervisor', query, { centre, id })
  return cityLedgerCase.code ? undefined : cityLedgerCase
}

/** Asks until the ledger has as many steps as the centre, or patience ends; then what it has is compared as it is. */
async function seen(look: () => Promise<LedgerView | undefined>, steps: number): Promise<LedgerView | undefined> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const view = await look()
    if ((view?.steps.length ?? 0) >= steps || Date.now() > end) return view
    await sleep(100)
  }
}
