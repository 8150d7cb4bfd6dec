import { day } from '@tongban/kernel'
import { acceptedJob, demoBlueprint, openCoordination, work, type OpenCoordination } from '../coordination.fixture.js'
import { decidedTasks } from '../observations.js'
import { serveApprovals } from './served.fixture.js'

let open: OpenCoordination
let served: Awaited<ReturnType<typeof serveApprovals>>
beforeAll(async () => {
  open = await openCoordination()
  await open.publish(1)
  await open.publish(2)
  served = await serveApprovals(open)
})
afterAll(async () => {
  await served.close()
  await open.close()
})

const ANSWER = `__typename ... on Refusal { code message(lang: EN) params { name values } } ... on WhatIf {
  start runs seed due provisional onTime p50 { date workingDays } p80 { date workingDays } p95 { date workingDays }
  nodes { id observed stood critical p50 { date workingDays } p80 { date workingDays } } }`
const VERSION = `query ($version: Int!, $start: Day!, $runs: Int! = 2000, $seed: Int! = 1, $code: ID! = "three-certificates") { whatIf(code: $code, version: $version, start: $start, runs: $runs, seed: $seed) { ${ANSWER} } }`
const DRAFT = `query ($content: String!, $start: Day!, $runs: Int! = 2000) { whatIfOfDraft(content: $content, start: $start, runs: $runs) { ${ANSWER} } }`
const start = '2015-06-30'
const whatIf = async (more: object = {}, who = 'coordinator.gs') => (await served.ask(VERSION, { version: 1, start, ...more }, who)).data.whatIf
const ofDraft = async (content: unknown, more: object = {}) =>
  (await served.ask(DRAFT, { content: typeof content === 'string' ? content : JSON.stringify(content), start, ...more }, 'city-standards')).data.whatIfOfDraft

test('nothing seen yet: every node takes its whole limit, and says so', async () => {
  const { p50, p80, p95, due, nodes } = await whatIf()
  expect([due, p50, p80, p95]).toEqual(['2015-07-07', ...Array(3).fill({ date: '2015-07-07', workingDays: 5 })])
  expect(nodes.map(({ id, observed }: any) => [id, observed])).toEqual([['A', 0], ['B', 0], ['C', 0], ['D', 0], ['E', 0]])
})

// Three jobs; of A two are decided on the day of the offer and one, which stood from the 1st to the 3rd, on the 6th: 0, 0 and 2 working days.
test('what was seen of an item at its department is drawn from, in a version and in a draft; one statement reads all of it', async () => {
  const jobs = [await acceptedJob(open), await acceptedJob(open), await acceptedJob(open)]
  await work(open, jobs[0]!, 'A')
  await work(open, jobs[1]!, 'A')
  open.clock.set('2015-07-06T01:00:00Z')
  await work(open, jobs[2]!, 'A')
  await open.rows(`update joint_task set row = jsonb_set(row, '{pauses}', '[{"from": ${day('2015-07-01')}, "to": ${day('2015-07-03')}, "id": "p", "reason": "supplement"}]') where job_id = $1 and node = 'A'`, [jobs[2]])
  let statements = 0
  const counted = { inTenantEach: (centres: string[], fn: any) => { statements++; return open.db.app.inTenantEach(centres, fn) } }
  const seen = await decidedTasks(counted as never, open.approvals.plans)
  expect([statements, seen.map(({ offered, decided, times }) => [offered, decided, times]).sort()]).toEqual([1, [['2015-06-30', '2015-06-30', 2], ['2015-06-30', '2015-07-06', 1]]])
  const { p50, p95, onTime, nodes } = await whatIf({ runs: 4000 })
  expect(nodes.map(({ id, observed, stood }: any) => [id, observed, stood])).toEqual([['A', 3, 1], ['B', 0, 0], ['C', 0, 0], ['D', 0, 0], ['E', 0, 0]])
  expect([p50.workingDays, p95.workingDays]).toEqual([5, 7]) // A: 0 days in four of nine, 2 in four of nine, 2 and a wait of 2 in one of nine
  expect(onTime).toBeCloseTo(8 / 9, 1)
  const { content } = demoBlueprint(1)
  expect((await ofDraft(content, { runs: 4000 })).nodes).toEqual(nodes)
})

test('the same seed has the same answer, another seed another', async () => {
  const first = await whatIf({ seed: 20150630, runs: 999 })
  expect(await whatIf({ seed: 20150630, runs: 999 }, 'city-standards')).toEqual(first)
  expect((await whatIf({ seed: 7, runs: 999 })).onTime).not.toBe(first.onTime)
})

test('each refusal names the way out', async () => {
  expect(await whatIf({ version: 9 })).toMatchObject({ __typename: 'BlueprintVersionNotFound' })
  expect(await whatIf({ runs: 20_001 })).toMatchObject({ __typename: 'WhatIfRunsNotUsable', message: '20001 runs cannot be played: with 5 nodes, state 1 to 20000.' })
  expect(await whatIf({ runs: 0 })).toMatchObject({ code: 'what-if-runs-not-usable' })
  expect(await whatIf({ start: '1999-12-31' })).toMatchObject({ code: 'what-if-start-not-usable' })
  const early = await whatIf({ start: '2015-06-29' })
  expect([early.code, early.message]).toEqual(['what-if-start-not-usable', 'A what-if cannot begin on 2015-06-29; choose a day from 2015-06-30 to 2199-12-31.']) // version 1 holds from 30 June 2015 on
  expect(await ofDraft(demoBlueprint(1).content, { start: '2015-06-29' })).toMatchObject({ __typename: 'WhatIf' }) // a draft holds from no day yet
  expect(await ofDraft('{')).toMatchObject({ code: 'blueprint-not-json' })
  expect(await ofDraft({})).toMatchObject({ __typename: 'BadInput' })
  const { content } = demoBlueprint(1)
  expect(await ofDraft({ ...content, edges: [...content.edges, { from: 'D', to: 'B', kind: 'hard', when: null }] })).toMatchObject({ code: 'what-if-not-playable' })
})

test('only coordinators and the city\'s standards ask', async () => {
  for (const who of ['supervisor', 'centre-clerk', null]) expect((await served.ask(VERSION, { version: 1, start }, who)).errors).toHaveLength(1)
})
