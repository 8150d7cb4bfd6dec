import { setOfficeTime } from '../../apps/cli/src/demo/city-story.js'
import { readExpected, type Expected } from '../../apps/cli/src/demo/expected.js'
import type { GraphClient } from '../../apps/cli/src/demo/graph-client.js'
import { jobWhen, type JointJob } from '../../apps/cli/src/demo/joint-acts.js'
import { Federation, root } from '../federation.js'
import { differences, endedJob, leftAside, type Ended } from './joint-sweep/ended.js'
import { newJob, People, sideBySide, type SweptJob } from './joint-sweep/people.js'
import { ACTS, actsBefore, ALL_MESSAGES, CHAINS, CUTS, DECIDERS } from './joint-sweep/road.js'
import { plan, standing, type Trial } from './joint-sweep/trials.js'
import { Waves } from './joint-sweep/wave.js'
import { HOME, Wire } from './joint-sweep/wire.js'

const figures = readExpected(`${root}/deploy/demo/expected.json`) as Expected
const say = (text: string): void => void process.stderr.write(`${text}\n`)

let federation: Federation
let client: GraphClient
let wire: Wire
let people: People
let waves: Waves
const reference = newJob()
beforeAll(async () => {
  federation = await Federation.prepare()
  await federation.start()
  client = federation.client()
  wire = await Wire.open(federation)
  people = new People(client, (jobId, node) => wire.caseOf(HOME[DECIDERS[node]], jobId, node))
}, 120_000)
afterAll(async () => {
  await waves?.remove()
  await wire?.close()
  await federation.remove()
}, 60_000)

/** Every act on jobs up to a number of acts, each person waiting for what the others have to hear first. */
async function work(jobs: readonly SweptJob[], upTo: (job: SweptJob) => number): Promise<void> {
  for (const [n, act] of ACTS.entries()) {
    const todo = jobs.filter((job) => job.done === n && n < upTo(job))
    if (todo.length === 0) continue
    await people.act(todo)
    if (act.chain) await wire.quiet()
  }
}

const wholeWay = (): number => ACTS.length
const at = (day: string): Promise<void> => setOfficeTime(client, `${day}T09:00:00+08:00`, figures.runningCentres)

/** What every job must have come to, whatever its days. */
const GRANTED = {
  shown: { state: 'GRANTED', late: [], refusedActs: [], documents: { asked: 26, distinct: 16 }, nodes: Object.entries(DECIDERS).map(([id, centreId]) => ({ id, centreId, state: 'APPROVED', epoch: 1 })) },
  coordination: { job: [{ state: 'granted', version: 17 }], late: [], held: [], refused: [] },
  haizhu: { cases: ['A', 'C', 'D', 'E'].map((node) => ({ job_node: node, job_epoch: 1, result: 'granted' })), submission: [{ state: 'granted' }] },
  city: { cases: [{ job_node: 'B', job_epoch: 1, result: 'granted' }], submission: [] },
}

/** Each job as coordination shows it, beside its rows: days by node and centre, the matrix of documents. */
async function ended(jobs: readonly SweptJob[]): Promise<Map<SweptJob, Ended>> {
  const messages = Map.groupBy(await wire.messages(jobs.map(({ id }) => id)), ({ job }) => job)
  const found = new Map<SweptJob, Ended>()
  await sideBySide(jobs, async (job) => {
    const { id: _, ...shown } = await jobWhen(client, job.id, { zh: '办结', en: 'ended' }, ({ state }: JointJob) => state === 'GRANTED')
    found.set(job, { shown, ...(await endedJob(wire, job.id, messages.get(job.id)!)) })
  })
  return found
}

test('killed with -9 between any two messages of a job, coordination or a centre that decides: the job ends the same', async () => {
  await at('2015-07-03')
  await work([reference], wholeWay)
  expect((await ended([reference])).get(reference)).toMatchObject(GRANTED)
  expect((await wire.messages([reference.id])).map(({ label }) => label).toSorted()).toEqual(ALL_MESSAGES)
  waves = await Waves.make(federation, wire, people)

  // Each job is led to its cut on the second day, and a job without a kill beside it through the same days: a Friday, a Saturday and a Monday, within every limit.
  const undisturbed = new Map(Object.keys(CHAINS).map((chain) => [chain, newJob()]))
  const trials = plan()
  const jobs = trials.map(({ job }) => job)
  const before = new Map([...[...undisturbed].map(([chain, job]) => [job, chain] as const), ...trials.map(({ job, cut }) => [job, cut.chain] as const)])
  await work([...undisturbed.values(), ...jobs], (job) => actsBefore(before.get(job)!))
  say(`${jobs.length} jobs for ${CUTS.length} cuts of ${ALL_MESSAGES.length} messages, and one of each way without a kill`)

  await at('2015-07-04')
  await work([...undisturbed.values()], (job) => actsBefore(before.get(job)!) + 1)
  const waiting = Map.groupBy(trials, ({ wave }) => wave)
  for (const [wave, of] of waiting) await killIn(wave, of, waiting.size)

  await at('2015-07-06')
  await work([...undisturbed.values(), ...jobs], wholeWay)
  const left = await ended([...undisturbed.values(), ...jobs])
  for (const job of undisturbed.values()) expect(left.get(job)).toMatchObject(GRANTED)
  const wrong = new Map(trials.map((trial) => [trial, differences(left.get(undisturbed.get(trial.cut.chain)!), left.get(trial.job))]))

  for (const cut of CUTS) {
    const of = trials.filter((trial) => trial.cut === cut)
    const verdict = of.every((trial) => wrong.get(trial)!.length === 0) ? 'ended the same' : 'ENDED OTHERWISE'
    say(`cut ${cut.no}/${CUTS.length} before ${cut.next.slice(1).join(', ')} → ${cut.next[0]}: killed ${of.map(({ victim, way }) => `${victim} (${way.side})`).join(', ')}: ${verdict}`)
  }
  expect(trials.flatMap((trial) => wrong.get(trial)!.map((what) => `cut ${trial.cut.no}, ${trial.victim}, ${trial.way.side}: ${what}`))).toEqual([])
  expect(await leftAside(wire)).toEqual([])
  const { code, out } = await federation.tongban('reconcile')
  expect({ code, out }).toMatchObject({ code: 0 })
}, 900_000)

test.each([
  ['an epoch', 'coordination', "update joint_task set row = jsonb_set(row, '{epoch}', '2') where job_id = $1 and node = 'C'", /^coordination\.tasks\.2\.row\.epoch: 1 ≠ 2$/],
  ['a step that is gone', 'coordination', "delete from joint_step where job_id = $1 and no = 17", /^coordination\.steps\.16: .* ≠ undefined$/],
  ['a result', 'haizhu', "update case_file set result = 'refused' where job_id = $1 and job_node = 'D'", /^haizhu\.cases\.2\.result: "granted" ≠ "refused"$/],
  ['the command of a decision', 'city-centre', "update case_file set task = jsonb_set(task, '{decision,commandId}', to_jsonb(job_id)) where job_id = $1", /^city\.cases\.0\.task\.decision\.commandId: "id \d+" ≠ "id \d+"$/],
  ['a message written twice', 'coordination', `insert into outbox (source, topic, key, aggregate_type, aggregate_id, aggregate_version, type, event_id, occurred_at, body, hash)
    select source, topic, key, aggregate_type, aggregate_id, aggregate_version, type, event_id, occurred_at, body, hash from sent where aggregate_id = $1 || ':E' and type = 'joint.task-offered.v1'`, /^messages\.\d+: .*written/],
] as const)('what ended otherwise is told: %s', async (_, deployment, change, says) => {
  const look = async () => endedJob(wire, reference.id, await wire.messages([reference.id]))
  const before = await look()
  await wire.rows(deployment, 'begin')
  await wire.rows(deployment, change, [reference.id])
  const told = differences(before, await look())
  await wire.rows(deployment, 'rollback')
  expect(told).toContainEqual(expect.stringMatching(says))
  expect(differences(before, await look())).toEqual([])
})

/** Leads the jobs of one kill to their cuts, kills, and waits until nothing is under way; meanwhile everybody who acted last presses the button again. */
async function killIn(wave: number, trials: readonly Trial[], all: number): Promise<void> {
  const { way, victim } = trials[0]!
  await waves.lead(way, trials, async (messages) => {
    expect(trials.flatMap((trial) => standing(trial, messages.filter(({ job }) => job === trial.job.id)))).toEqual([])
    await waves.kill([victim])
  })
  const again = people.repeat(trials.map(({ job }) => job))
  await wire.quiet()
  expect(await again).toEqual([])
  say(`kill ${wave}/${all}: ${victim}, at cuts ${trials.map(({ cut }) => cut.no).join(' ')}, the next message ${way.side}`)
}
