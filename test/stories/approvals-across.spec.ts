import { CheckList } from '../../apps/cli/src/demo/check-list.js'
import { setOfficeTime } from '../../apps/cli/src/demo/city-story.js'
import { readExpected, type Expected } from '../../apps/cli/src/demo/expected.js'
import type { GraphClient } from '../../apps/cli/src/demo/graph-client.js'
import { atTheTask, coordinate, jobWhen, refusalCode, submitJob, taskWhen } from '../../apps/cli/src/demo/joint-acts.js'
import { workOneJob } from '../../apps/cli/src/demo/joint-story.js'
import { Federation, root } from '../federation.js'
import { Accidents } from './accidents.js'

let federation: Federation
let client: GraphClient
let accidents: Accidents
let figures: Expected
beforeAll(async () => {
  federation = await Federation.prepare()
  await federation.start()
  client = federation.client()
  accidents = new Accidents(federation)
  figures = readExpected(`${root}/deploy/demo/expected.json`) as Expected
}, 180_000)
afterAll(() => federation.remove(), 60_000)

const at = (instant: string): Promise<void> => setOfficeTime(client, instant, figures.runningCentres)
const submitted = ({ state }: { state: string }): boolean => state === 'SUBMITTED'
const what = (en: string) => ({ zh: en, en })

test('the job of four departments ends as written, though the centres that decide and coordination are killed with -9 in the middle', async () => {
  const killed: string[] = []
  const kill = (deployment: string): boolean => accidents.kill(deployment) && Boolean(killed.push(deployment))
  const checks = new CheckList(() => undefined)
  const job = figures.jobs[0]!
  const deployments: Record<string, string> = { A: 'haizhu', B: 'city-centre', C: 'coordination', D: 'haizhu', E: 'coordination' }
  const tasks = job.tasks.map(([node, centre, time, decision]): typeof job.tasks[number] => [node, centre, time, decision, deployments[node]!])
  await workOneJob({ client, expected: figures, checks, say: () => undefined, at, kill }, { ...job, tasks })
  expect([checks.differences, killed]).toEqual([[], ['haizhu', 'city-centre', 'coordination', 'haizhu', 'coordination']])
}, 240_000)

test('submitted while coordination is away, it goes through when coordination is back', async () => {
  await at('2015-06-30T09:00:00+08:00')
  await accidents.closeDatabase('coordination')
  const { id } = await submitJob(client, 'hzcg', figures.jointBlueprint, 1)
  await accidents.openDatabase('coordination')
  expect(await jobWhen(client, id, what('submitted'), submitted)).toMatchObject({ receivedBy: 'hzcg', blueprintVersion: 1 })
}, 180_000)

test('a running job stays on version 1, a new one takes version 2 from its date; a task given to the city while the district cannot be reached: the district decides late, the city\'s decision counts', async () => {
  await at('2015-09-28T09:00:00+08:00')
  const { id } = await submitJob(client, 'hzcg', figures.jointBlueprint, 1)
  await jobWhen(client, id, what('submitted'), submitted)
  await coordinate(client, 'acceptJob', { jobId: id })
  const { id: caseId } = await taskWhen(client, 'hz', { jobId: id, node: 'A' }, what('A reaches the district'))
  await atTheTask(client, 'hz', 'clerk', 'claimTask', caseId)
  await jobWhen(client, id, what('claimed'), ({ nodes }) => nodes[0]!.state === 'CLAIMED')
  await at('2015-09-29T09:00:00+08:00')

  await accidents.cutOff('haizhu')
  for (const [name, post] of [['handleCase', 'handler'], ['reviewCase', 'reviewer'], ['approveCase', 'approver']] as const) await atTheTask(client, 'hz', post, name, caseId)
  expect(await refusalCode(atTheTask(client, 'hz', 'concluder', 'concludeCase', caseId))).toBe('task-unconfirmed')
  await coordinate(client, 'reassignTask', { jobId: id, node: 'A', toCentreId: 'gz', reason: '区中心网络中断' })
  const { id: again } = await taskWhen(client, 'gz', { jobId: id, node: 'A', epoch: 2 }, what('A reaches the city'))
  await accidents.reconnect('haizhu')

  const { late: [late], ...job } = await jobWhen(client, id, what('the late decision'), (seen) => seen.late.length === 1)
  expect(late).toMatchObject({ node: 'A', epoch: 1, centreId: 'hz', decision: 'APPROVE', why: 'OLD_EPOCH', resolution: null })
  expect(job).toMatchObject({ blueprintVersion: 1, state: 'IN_REVIEW' })
  expect(job.nodes.slice(0, 2)).toMatchObject([{ id: 'A', epoch: 2, centreId: 'gz' }, { id: 'B', state: 'WAITING' }])
  await coordinate(client, 'settleLate', { jobId: id, lateCommandId: late!.commandId, resolution: 'SET_ASIDE', reason: '已由市中心办理' })

  for (const [name, post] of [['claimTask', 'clerk'], ['handleCase', 'handler'], ['reviewCase', 'reviewer'], ['approveCase', 'approver']] as const) await atTheTask(client, 'gz', post, name, again)
  const after = await jobWhen(client, id, what('B follows'), ({ nodes }) => nodes[0]!.state === 'APPROVED' && nodes[1]!.state !== 'WAITING')
  expect(after).toMatchObject({ blueprintVersion: 1, late: [{ resolution: 'SET_ASIDE' }] })

  const { id: newer } = await submitJob(client, 'hzcg', figures.jointBlueprint, 2)
  expect(await jobWhen(client, newer, what('submitted'), submitted)).toMatchObject({ blueprintVersion: 2, documents: { asked: 13, distinct: 13 } })
}, 240_000)
