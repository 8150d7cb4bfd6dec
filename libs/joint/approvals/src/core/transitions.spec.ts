import { isRefusal } from '@tongban/kernel'
import type { Command } from './commands.js'
import { decide } from './decide.js'
import { draft, type Job } from './job.js'
import { jobStates, type JobState } from './job-transitions.js'
import { accepted, answer, at, city, command, decided, district, done, hard, node, office, paper, submitted, when } from './office.fixture.js'
import { paperKey } from './plan.js'
import { taskStates, type TaskState } from './task-transitions.js'

// One decision X, one opinion O, then the issue I. K is asked for only where X is refused.
const context = office({
  lead: 'gs',
  nodes: [
    node('X', { materials: [paper('id')] }), node('Y', { item: 'nobody' }), node('O', { kind: 'opinion', deemedConsent: { basis: '《规定》第八条', afterDays: 1 } }), node('K'), node('I', { kind: 'issue' }),
  ],
  edges: [when('O', 'K', 'X', 'refused'), hard('X', 'I'), hard('O', 'I')],
  rules: { awayAfterHours: 4, officeHours: ['09:00-17:00'], supplementPause: { basis: '《规定》第九条' } },
}, { holders: ({ item }) => (item === 'nobody' ? [] : [district, city]) })
const small = office({ lead: 'gs', nodes: [node('X', { materials: [paper('id')] }), node('I', { kind: 'issue' })], edges: [hard('X', 'I')] })
const later = (of = context) => ({ ...of, at: at('2015-07-20T09:00') })

/** A job in each state, by the way there. */
const jobs: Record<JobState, () => Job> = {
  draft: () => draft('job-1'),
  submitted: () => submitted(small),
  correction: () => done(submitted(small, []), small, { type: 'requestCorrection', completeBy: 16620 }).job,
  accepted: () => accepted(small),
  'in-review': () => done(accepted(small), small, { type: 'receiveTask', node: 'X' }).job,
  issuing: () => decided(accepted(small), small, 'X', 'approve'),
  granted: () => decided(jobs.issuing(), small, 'I', 'approve'),
  partial: () => {
    const two = office({ lead: 'gs', nodes: [node('X'), node('Z')], edges: [] })
    return decided(decided(accepted(two), two, 'Z', 'approve'), two, 'X', 'refuse')
  },
  refused: () => decided(accepted(small), small, 'X', 'refuse'),
  'not-accepted': () => done(submitted(small), small, { type: 'decline' }).job,
  withdrawn: () => done(submitted(small), small, { type: 'withdraw' }).job,
  lapsed: () => done(jobs.correction(), later(small), { type: 'lapse' }).job,
}

test.each(jobStates)('there is a way to %s', (state) => expect(jobs[state]().row.state).toBe(state))

// What each command leads to from each state; "-" is refused. receivePapers answers the correction; decisions move running jobs by themselves.
const jobCommands = ['submit', 'requestCorrection', 'receivePapers', 'accept', 'decline', 'withdraw', 'lapse', 'receiveTask', 'approveX', 'refuseX', 'approveI'] as const
const expectedJob: Record<JobState, string> = {
  draft: '       submitted  -           -          -         -             -          -       -          -        -        -',
  submitted: '   -          correction  submitted  accepted  not-accepted  withdrawn  -       -          -        -        -',
  correction: '  -          -           submitted  -         not-accepted  withdrawn  lapsed  -          -        -        -',
  accepted: '    -          -           accepted   -         -             withdrawn  -       in-review  issuing  refused  -',
  'in-review': ' -          -           in-review  -         -             withdrawn  -       in-review  issuing  refused  -',
  issuing: '     -          -           issuing    -         -             withdrawn  -       issuing    late     late     granted',
  granted: '     -          -           -          -         -             -          -       granted    late     late     late',
  partial: '     -          -           -          -         -             -          -       partial    late     late     -',
  refused: '     -          -           -          -         -             -          -       refused    late     late     -',
  'not-accepted': '-         -           -          -         -             -          -       -          -        -        -',
  withdrawn: '   -          -           -          -         -             -          -       -          -        -        -',
  lapsed: '      -          -           -          -         -             -          -       -          -        -        -',
}

function onJob(job: Job, name: (typeof jobCommands)[number]): Command {
  const of = later(small)
  const [, decision, id] = /^(approve|refuse)([XI])$/.exec(name) ?? []
  if (decision) return command(job, of, { type: 'decideTask', node: id!, decision: decision as 'approve' })
  if (name === 'receiveTask') return command(job, of, { type: 'receiveTask', node: 'X' })
  const papers = name === 'receivePapers' ? [paperKey(paper('id'))] : []
  return command(job, of, { type: name as 'submit', papers, completeBy: 16700, note: '签名不清', centre: 'hzcg' } as never)
}

const jobCells = jobStates.flatMap((state) => jobCommands.map((name, i) => [state, name, expectedJob[state].trim().split(/\s+/)[i]!] as const))
test.each(jobCells)('job %s, %s: %s', (state, name, to) => {
  const before = jobs[state]()
  const decision = decide(before, onJob(before, name), later(small))
  if (to === '-') expect(isRefusal(decision)).toBe(true)
  else if (to === 'late') expect(decision).toMatchObject({ job: { row: { state }, late: [{ why: 'decided-before' }] } })
  else expect(decision).toMatchObject({ job: { row: { state: to } } })
})

/** A job whose task of the state is the one to act upon. */
const tasks: Record<TaskState, () => [Job, string]> = {
  waiting: () => [accepted(context), 'Y'],
  offered: () => [accepted(context), 'X'],
  received: () => [done(accepted(context), context, { type: 'receiveTask', node: 'X' }).job, 'X'],
  claimed: () => [done(tasks.received()[0], context, { type: 'claimTask', node: 'X' }).job, 'X'],
  paused: () => [done(tasks.claimed()[0], context, { type: 'pauseTask', node: 'X', reason: 'hearing' }).job, 'X'],
  approved: () => [decided(accepted(context), context, 'X', 'approve'), 'X'],
  refused: () => [decided(accepted(context), context, 'X', 'refuse'), 'X'],
  consented: () => [decided(accepted(context), context, 'O', 'consent'), 'O'],
  objected: () => [decided(accepted(context), context, 'O', 'object'), 'O'],
  'deemed-consent': () => [done(accepted(context), later(), { type: 'passLimit', node: 'O' }).job, 'O'],
  cancelled: () => [decided(accepted(context), context, 'X', 'refuse'), 'I'],
  skipped: () => [decided(decided(accepted(context), context, 'X', 'approve'), context, 'O', 'consent'), 'K'],
}

test.each(taskStates)('there is a way to %s', (state) => {
  const [job, id] = tasks[state]()
  expect(job.tasks[id]!.state).toBe(state)
})

// Columns: receive, claim, pause, resume, approve, refuse, reassign, remind, limit passes, override. "-" refused, "=" nothing changes, "late" a late decision.
const taskCommands = ['receive', 'claim', 'pause', 'resume', 'approve', 'refuse', 'reassign', 'remind', 'limit', 'override'] as const
const expectedTask: Record<TaskState, string> = {
  waiting: '  -         -         -       -        -         -        -        -        -        -',
  offered: '  received  claimed   paused  offered  approved  refused  offered  offered  offered  -',
  received: ' =         claimed   paused  received approved  refused  offered  received received -',
  claimed: '  =         =         paused  claimed  approved  refused  offered  claimed  claimed  -',
  paused: '   =         =         paused  claimed  approved  refused  offered  paused   -        -',
  approved: ' approved  approved  =       =        late      late     -        -        -        -',
  refused: '  refused   refused   =       =        late      late     -        -        -        -',
  consented: 'consented consented =       =        late      late     -        -        -        -',
  objected: ' objected  objected  =       =        late      late     -        -        -        objected',
  'deemed-consent': 'deemed-consent deemed-consent = = late late - - - -',
  cancelled: '-         -         -       -        -         -        -        -        -        -',
  skipped: '  -         -         -       -        -         -        -        -        -        -',
}

function onTask(job: Job, id: string, name: (typeof taskCommands)[number]): Command {
  const opinion = context.plan.nodes.get(id)!.kind === 'opinion'
  const given = {
    receive: { type: 'receiveTask' }, claim: { type: 'claimTask' }, pause: { type: 'pauseTask', pause: 'pause-2', reason: 'testing' }, resume: { type: 'resumeTask', reason: 'hearing', from: 16616 },
    approve: { type: 'decideTask', decision: opinion ? 'consent' : 'approve' }, refuse: { type: 'decideTask', decision: opinion ? 'object' : 'refuse' },
    reassign: { type: 'reassignTask', to: 'gz' }, remind: { type: 'remindTask' }, limit: { type: 'passLimit' }, override: { type: 'overrideObjection' },
  }[name]
  return command(job, later(), { ...given, node: id } as never)
}

const taskCells = taskStates.flatMap((state) => taskCommands.map((name, i) => [state, name, expectedTask[state].trim().split(/\s+/)[i]!] as const))
test.each(taskCells)('task %s, %s: %s', (state, name, to) => {
  const [before, id] = tasks[state]()
  const decision = decide(before, onTask(before, id, name), later())
  if (to === '-') expect(isRefusal(decision)).toBe(true)
  else if (to === '=') expect(decision).toEqual({ step: null, job: before, out: [] })
  else if (to === 'late') expect(decision).toMatchObject({ job: { tasks: { [id]: { state } }, late: [{ node: id, why: 'decided-before' }] } })
  else expect(decision).toMatchObject({ job: { tasks: { [id]: { state: to } } } })
})

test('a refused act says what is possible instead', () => {
  expect(answer(accepted(small), small, { type: 'accept' })).toEqual({ refused: 'job-state', params: { job: 'job-1', state: 'accepted', act: 'accept', possible: ['withdraw'] } })
  const [waiting, id] = tasks.waiting()
  expect(answer(waiting, context, { type: 'remindTask', node: id })).toMatchObject({ refused: 'task-state', params: { possible: [] } })
})
