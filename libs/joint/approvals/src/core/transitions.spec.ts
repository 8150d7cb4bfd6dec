import { isRefusal } from '@tongban/kernel'
import type { Command } from './commands.js'
import { decide } from './decide.js'
import { draft, type Job, type LateDecision } from './job.js'
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

/**
 * Cells of a table, by state and column. "!code": refused with that code; "=": nothing changes, and nothing is written; "late": kept as a late decision on what
 * was decided before; "settled": a late decision is settled and nothing moves; else the state after.
 */
function cellsOf<S extends string, C extends string>(columns: readonly C[], rows: Record<S, string>) {
  return (Object.keys(rows) as S[]).flatMap((state) => {
    const cells = rows[state].trim().split(/\s+/)
    if (cells.length !== columns.length) throw new Error(`${state}: ${cells.length} cells for ${columns.length} columns`)
    return columns.map((column, i) => [state, column, cells[i]!] as const)
  })
}

const lateOnX: LateDecision = { commandId: 'late-1', node: 'X', epoch: 1, centre: 'hz', decision: 'approve', why: 'old-epoch', decidedAt: context.at, at: context.at, settled: null }

/** What a command came to, as a cell; `stateOf` looks at what the table is about. */
function cellOf(before: Job, decision: ReturnType<typeof decide>, stateOf: (job: Job) => string): string {
  if (isRefusal(decision)) return `!${decision.refused}`
  const { step, job, out } = decision
  if (step === null) return out.length === 0 && job === before ? '=' : 'said again'
  if (job.late.length > before.late.length) return stateOf(job) !== stateOf(before) ? 'moved by a late decision' : job.late.at(-1)!.why === 'cancelled' ? 'late-cancelled' : 'late'
  return job.late.some(({ settled }) => settled !== null) && stateOf(job) === stateOf(before) ? 'settled' : stateOf(job)
}

// receivePapers answers the correction; what follows from decisions moves running jobs by itself.
const byCentre = ['submit', 'receivePapers', 'withdraw', 'receiveTask', 'approveX', 'refuseX', 'approveI'] as const
const jobByCentre: Record<JobState, string> = {
  draft: '       submitted   !job-state  !job-state !no-such-task !no-such-task !no-such-task !no-such-task',
  submitted: '   !job-state  =           withdrawn  !no-such-task !no-such-task !no-such-task !no-such-task',
  correction: '  !job-state  submitted   withdrawn  !no-such-task !no-such-task !no-such-task !no-such-task',
  accepted: '    !job-state  =           withdrawn  in-review     issuing       refused       !no-such-epoch',
  'in-review': ' !job-state  =           withdrawn  =             issuing       refused       !no-such-epoch',
  issuing: '     !job-state  =           withdrawn  issuing       late          late          granted',
  granted: '     !job-state  !job-state  !job-state granted       late          late          late',
  partial: '     !job-state  !job-state  !job-state partial       late          late          !no-such-task',
  refused: '     !job-state  !job-state  !job-state refused       late          late          !no-such-epoch',
  'not-accepted': '!job-state !job-state  !job-state !no-such-task !no-such-task !no-such-task !no-such-task',
  withdrawn: '   !job-state  !job-state  !job-state !no-such-task !no-such-task !no-such-task !no-such-task',
  lapsed: '      !job-state  !job-state  !job-state !no-such-task !no-such-task !no-such-task !no-such-task',
}
const byLeadOrTime = ['requestCorrection', 'accept', 'decline', 'routeAgain', 'settleLate', 'lapse'] as const
const jobByLeadOrTime: Record<JobState, string> = {
  draft: '       !job-state !job-state !job-state   !job-state !no-such-late-decision !job-state',
  submitted: '   correction accepted   not-accepted !job-state !no-such-late-decision !job-state',
  correction: '  !job-state !job-state not-accepted !job-state !no-such-late-decision lapsed',
  accepted: '    !job-state !job-state !job-state   =          settled                !job-state',
  'in-review': ' !job-state !job-state !job-state   =          settled                !job-state',
  issuing: '     !job-state !job-state !job-state   =          settled                !job-state',
  granted: '     !job-state !job-state !job-state   !job-state settled                !job-state',
  partial: '     !job-state !job-state !job-state   !job-state settled                !job-state',
  refused: '     !job-state !job-state !job-state   !job-state settled                !job-state',
  'not-accepted': '!job-state !job-state !job-state  !job-state !no-such-late-decision !job-state',
  withdrawn: '   !job-state !job-state !job-state   !job-state !no-such-late-decision !job-state',
  lapsed: '      !job-state !job-state !job-state   !job-state !no-such-late-decision !job-state',
}

function onJob(job: Job, name: (typeof byCentre)[number] | (typeof byLeadOrTime)[number]): Command {
  const of = later(small)
  const [, decision, id] = /^(approve|refuse)([XI])$/.exec(name) ?? []
  if (decision) return command(job, of, { type: 'decideTask', node: id!, decision: decision as 'approve' })
  if (name === 'receiveTask') return command(job, of, { type: 'receiveTask', node: 'X' })
  const papers = name === 'receivePapers' ? [paperKey(paper('id'))] : []
  return command(job, of, { type: name as 'submit', papers, completeBy: 16700, note: '签名不清', centre: 'hzcg', late: 'late-1', resolution: 'set-aside' } as never)
}

/** Only a job that has tasks can have been told something too late. */
const withLate = (job: Job, name: string): Job => (name === 'settleLate' && Object.keys(job.tasks).length > 0 ? { ...job, late: [lateOnX] } : job)

test.each([...cellsOf(byCentre, jobByCentre), ...cellsOf(byLeadOrTime, jobByLeadOrTime)])('job %s, %s: %s', (state, name, to) => {
  const before = withLate(jobs[state](), name)
  expect(cellOf(before, decide(before, onJob(before, name), later(small)), ({ row }) => row.state)).toBe(to)
})

/** A job whose task of the state is the one to act upon. `taken back` is cancelled after it was offered: a centre may have worked on it. */
const tasks: Record<TaskState | 'taken back', () => [Job, string]> = {
  waiting: () => [accepted(context), 'Y'],
  offered: () => [accepted(context), 'X'],
  received: () => [done(accepted(context), context, { type: 'receiveTask', node: 'X' }).job, 'X'],
  claimed: () => [done(tasks.received()[0], context, { type: 'claimTask', node: 'X' }).job, 'X'],
  paused: () => [done(tasks.claimed()[0], context, { type: 'pauseTask', node: 'X', reason: 'hearing' }).job, 'X'],
  approved: () => [decided(accepted(context), context, 'X', 'approve'), 'X'],
  refused: () => [decided(accepted(context), context, 'X', 'refuse'), 'X'],
  consented: () => [decided(accepted(context), context, 'O', 'consent'), 'O'],
  objected: () => [decided(accepted(context), context, 'O', 'object'), 'O'],
  'deemed-consent': () => [done(done(accepted(context), context, { type: 'receiveTask', node: 'O' }).job, later(), { type: 'passLimit', node: 'O' }).job, 'O'],
  cancelled: () => [decided(accepted(context), context, 'X', 'refuse'), 'I'],
  'taken back': () => [done(tasks.claimed()[0], context, { type: 'withdraw' }).job, 'X'],
  skipped: () => [decided(decided(accepted(context), context, 'X', 'approve'), context, 'O', 'consent'), 'K'],
}

test.each([...taskStates, 'taken back' as const])('there is a way to %s', (state) => {
  const [job, id] = tasks[state]()
  expect(job.tasks[id]).toMatchObject(state === 'taken back' ? { state: 'cancelled', epoch: 1 } : { state, ...(state === 'cancelled' ? { epoch: 0 } : {}) })
})

type TaskRowName = keyof typeof tasks
const ofCentre = ['receive', 'claim', 'pause', 'resume', 'approve', 'refuse', 'requestPapers'] as const
const taskOfCentre: Record<TaskRowName, string> = {
  waiting: '  !no-such-epoch !no-such-epoch !no-such-epoch !no-such-epoch !no-such-epoch !no-such-epoch !no-such-epoch',
  offered: '  received       claimed        paused         offered        approved       refused        offered',
  received: ' =              claimed        paused         received       approved       refused        received',
  claimed: '  =              =              paused         claimed        approved       refused        paused',
  paused: '   =              =              paused         claimed        approved       refused        paused',
  approved: ' approved       approved       =              =              late           late           !task-state',
  refused: '  refused        refused        =              =              late           late           !task-state',
  consented: 'consented      consented      =              =              late           late           !task-state',
  objected: ' objected       objected       =              =              late           late           !task-state',
  'deemed-consent': '=          deemed-consent =              =              late           late           !task-state',
  cancelled: '!no-such-epoch !no-such-epoch !no-such-epoch !no-such-epoch !no-such-epoch !no-such-epoch !no-such-epoch',
  'taken back': '=              =              =              =              late-cancelled late-cancelled !task-state',
  skipped: '  !no-such-epoch !no-such-epoch !no-such-epoch !no-such-epoch !no-such-epoch !no-such-epoch !no-such-epoch',
}
const ofCoordination = ['reassign', 'remind', 'override', 'uphold', 'settleLate', 'routeAgain', 'limit', 'raiseAway', 'withdraw'] as const
const taskOfCoordination: Record<TaskRowName, string> = {
  waiting: '  !task-state !task-state !no-objection-stands !no-objection-stands settled = !task-state       !task-state           cancelled',
  offered: '  offered     offered     !no-objection-stands !no-objection-stands settled = offered           offered               cancelled',
  received: ' offered     received    !no-objection-stands !no-objection-stands settled = received          !not-away-long-enough cancelled',
  claimed: '  offered     claimed     !no-objection-stands !no-objection-stands settled = claimed           !not-away-long-enough cancelled',
  paused: '   offered     paused      !no-objection-stands !no-objection-stands settled = !limit-not-passed !not-away-long-enough cancelled',
  approved: ' !task-state !task-state !no-objection-stands !no-objection-stands settled = !task-state       !task-state           approved',
  refused: '  !task-state !task-state !no-objection-stands !no-objection-stands settled = !task-state       !task-state           refused',
  consented: '!task-state !task-state !no-objection-stands !no-objection-stands settled = !task-state       !task-state           consented',
  objected: ' !task-state !task-state objected             objected             settled = !task-state       !task-state           objected',
  'deemed-consent': '!task-state !task-state !no-objection-stands !no-objection-stands settled = !task-state !task-state          deemed-consent',
  cancelled: '!task-state !task-state !no-objection-stands !no-objection-stands settled = !task-state       !task-state           cancelled',
  'taken back': '!job-state !job-state !job-state       !job-state           settled !job-state !job-state !job-state             !job-state',
  skipped: '  !task-state !task-state !no-objection-stands !no-objection-stands settled = !task-state       !task-state           skipped',
}

function onTask(job: Job, id: string, name: (typeof ofCentre)[number] | (typeof ofCoordination)[number]): Command {
  const { kind, materials } = context.plan.nodes.get(id)!
  const opinion = kind === 'opinion'
  const given = {
    receive: { type: 'receiveTask' }, claim: { type: 'claimTask' }, pause: { type: 'pauseTask', pause: 'pause-2', reason: 'testing' }, resume: { type: 'resumeTask', reason: 'hearing', from: 16616 },
    approve: { type: 'decideTask', decision: opinion ? 'consent' : 'approve' }, refuse: { type: 'decideTask', decision: opinion ? 'object' : 'refuse' },
    requestPapers: { type: 'requestPapers', papers: materials.map(paperKey), unusable: '盖章不清' },
    reassign: { type: 'reassignTask', to: 'gz' }, remind: { type: 'remindTask' }, limit: { type: 'passLimit' }, override: { type: 'overrideObjection' }, uphold: { type: 'upholdObjection' },
    settleLate: { type: 'settleLate', late: 'late-1', resolution: 'set-aside' }, routeAgain: { type: 'routeAgain' }, raiseAway: { type: 'raiseAway' }, withdraw: { type: 'withdraw', centre: 'hzcg' },
  }[name]
  return command(job, later(), { ...given, node: id } as never)
}

test.each([...cellsOf(ofCentre, taskOfCentre), ...cellsOf(ofCoordination, taskOfCoordination)])('task %s, %s: %s', (state, name, to) => {
  const [held, id] = tasks[state]()
  const before = withLate(held, name)
  expect(cellOf(before, decide(before, onTask(before, id, name), later()), (job) => job.tasks[id]!.state)).toBe(to)
})

test('a refused act says what is possible instead', () => {
  expect(answer(accepted(small), small, { type: 'accept' })).toEqual({ refused: 'job-state', params: { job: 'job-1', state: 'accepted', act: 'accept', possible: ['withdraw'] } })
  const [waiting, id] = tasks.waiting()
  expect(answer(waiting, context, { type: 'remindTask', node: id })).toMatchObject({ refused: 'task-state', params: { possible: [] } })
})
