import { draft, fold, planOf, timersOf, type Command, type Context, type Decided, type Job, type TaskRow } from '@tongban/approvals'
import { calendar, isRefusal } from '@tongban/kernel'
import { eachState, over, same, type Invariant } from './invariant.js'
import type { Decide, Trace } from './network.js'
import { paperInvariants } from './paper-invariants.js'
import { wordsOf, type Said } from './words.js'

// DESIGN section 6, said a second time and by other means than the rules: what a task has come to is read from the blueprint's words and from what centres decided.

const active = ['offered', 'received', 'claimed', 'paused', 'approved', 'refused', 'consented', 'objected', 'deemed-consent']

export const invariants = {
  'active or decided ⇒ all hard prerequisites approved': (trace) => eachNode(trace, ({ state }, said) => active.includes(state) && said !== 'asked'),

  'no task waits once ready': (trace) => eachNode(trace, ({ state, unroutable }, said) => state === 'waiting' && said !== 'waits' && !unroutable),

  'a refusal cancels exactly its hard descendants': (trace) => eachNode(trace, ({ state }, said) => (state === 'cancelled') !== (said === 'cancelled')),

  'a task is skipped exactly when no condition asked for it': (trace) => eachNode(trace, ({ state }, said) => (state === 'skipped') !== (said === 'skipped')),

  'every finite job ends': ({ job }) => (['granted', 'partial', 'refused', 'withdrawn'].includes(job.row.state) ? null : `it is ${job.row.state}`),

  'a job ends as what it handed out says': ({ job: { row, tasks }, content }) => {
    if (!['granted', 'partial', 'refused'].includes(row.state)) return null
    const lost = Object.values(tasks).filter(({ state, objection }) => state === 'refused' || objection === 'upheld').map(({ node }) => node)
    const issues = content.nodes.filter(({ kind }) => kind === 'issue').map(({ id }) => tasks[id]!)
    // Forward, where the rules look back: what a refusal itself asked for may lead to something handed out.
    const leadsOn = (node: string): boolean => issues.some((issue) => issue.node === node && issue.state === 'approved') || content.edges.some(({ from, to, kind, when }) =>
      !['skipped', 'cancelled'].includes(tasks[to]!.state) && (kind === 'hard' ? from === node : when?.node === node && tasks[node]!.state === when.is) && leadsOn(to))
    const whole = lost.every(leadsOn) && issues.every(({ state }) => state !== 'cancelled')
    const expected = whole ? 'granted' : issues.some(({ state }) => state === 'approved') ? 'partial' : 'refused'
    return row.state === expected ? null : `it is ${row.state}, and ${lost} led to ${issues.map(({ node, state }) => `${node} ${state}`)}`
  },

  'replay = state': ({ steps, answered, job }) => {
    // What is kept is written row by row, as `changedRows` names them; what is replayed is the steps alone, through JSON.
    const kept = new Map(answered.map(({ before }) => [before.row.version, before]).concat([[job.row.version, job]]) as [number, Job][])
    let replayed = draft('job')
    const every = Math.ceil(steps.length / 20)
    for (const [i, step] of (JSON.parse(JSON.stringify(steps)) as typeof steps).entries()) {
      replayed = fold(replayed, step)
      const held = kept.get(step.no)
      if (held && (i % every === 0 || i === steps.length - 1) && !same(replayed, held)) return `step ${step.no}, ${step.command}: the steps fold to something else than is kept`
    }
    return replayed.row.version === job.row.version ? null : `the steps end at ${replayed.row.version}, the rows at ${job.row.version}`
  },

  'a repeated commandId changes nothing': ({ answered }, decideJob) => {
    for (const { command, context, answer } of answered) {
      if (isRefusal(answer) || answer.step === null) continue
      const again = decideJob(answer.job, command, context)
      if (isRefusal(again) || again.step !== null || again.job !== answer.job) return `${command.type} twice`
    }
    return null
  },

  'a stale epoch never decides': ({ answered }) => {
    for (const { before, command, answer } of answered) {
      if (command.type !== 'decideTask' || isRefusal(answer)) continue
      const [was, is] = [before.tasks[command.node]!, answer.job.tasks[command.node]!]
      const holds = was.epoch === command.epoch && was.holdings.at(-1)!.centre === command.centre
      if (!holds && was.state !== is.state) return `${command.node} by epoch ${command.epoch} of ${was.epoch}, ${command.centre}`
    }
    return null
  },

  'a decision that came too late is kept for a person': ({ answered, job }) => {
    for (const { before, command, answer } of answered) {
      if (command.type !== 'decideTask' || isRefusal(answer) || before.commands.includes(command.commandId)) continue
      const counted = answer.job.tasks[command.node]!.decision?.commandId === command.commandId
      if (counted === job.late.some(({ commandId }) => commandId === command.commandId)) return `${command.commandId} on ${command.node}`
    }
    return null
  },

  'independent decisions commute': (trace, decideJob) => {
    const states = trace.answered.map(({ before, context }) => ({ before, context, open: Object.values(before.tasks).filter(({ state }) => ['offered', 'received', 'claimed', 'paused'].includes(state)) })).filter(({ open }) => open.length > 1)
    for (const { before, context, open } of states.filter((_, i) => i % Math.ceil(states.length / 8) === 0)) {
      const [a, b] = [open[0]!, open.at(-1)!]
      for (const [first, second] of [[true, true], [false, true], [false, false]] as const) {
        const [x, y] = [decision(trace, a, first, context), decision(trace, b, second, context)]
        const [xy, yx] = [both(before, x, y, context, decideJob), both(before, y, x, context, decideJob)]
        if (!same(inAnyOrder(xy), inAnyOrder(yx))) return `${a.node} and ${b.node}`
      }
    }
    return null
  },

  'a task is drawn up only by who delegated it': ({ answered }) => {
    for (const { before, command, context, answer } of answered) {
      if (command.type !== 'reassignTask' || isRefusal(answer) || answer.step === null) continue
      const powers = new Map(context.holders(context.plan.nodes.get(command.node)!, before.row.region).map((power) => [power.centre, power]))
      const [from, to] = [powers.get(before.tasks[command.node]!.holdings.at(-1)!.centre)!, powers.get(command.to)!]
      const upward = { STREET: 0, DISTRICT: 1, CITY: 2 }[to.tier!] > { STREET: 0, DISTRICT: 1, CITY: 2 }[from.tier!]
      if (upward && !(from.basis === 'delegated' && from.inNameOf === to.region)) return `${command.node} from ${from.centre} to ${to.centre}`
    }
    return null
  },

  'silence is consent only from a centre that received the task': ({ answered }) => {
    for (const { before, command, answer } of answered) {
      if (command.type !== 'passLimit' || isRefusal(answer) || answer.job.tasks[command.node]!.state !== 'deemed-consent') continue
      const held = before.tasks[command.node]!.holdings.at(-1)!
      if (held.receivedAt === null && held.claimedAt === null) return `${held.centre} consented to ${command.node}, which it never received`
    }
    return null
  },

  'withdrawal leaves no open task, clock or timer': (trace) => {
    if (trace.job.row.state !== 'withdrawn') return null
    const open = Object.values(trace.job.tasks).find((task) => !over(task) || task.pauses.some(({ to }) => to === null) || task.holdings.some(({ endedAt }) => endedAt === null))
    if (open) return `${open.node} is ${open.state}`
    if (trace.job.row.request) return 'the applicant is still asked for papers'
    const plan = planOf({ code: 'b', version: 1, content: trace.content })
    if (timersOf(trace.job, plan, calendar).length > 0) return 'a timer runs'
    return trace.astray.length > 0 ? `${trace.astray[0]} is worked on` : null
  },

  'coordinator and centres converge': ({ job, centres, astray }) => {
    if (astray.length > 0) return `${astray[0]} is worked on`
    for (const task of Object.values(job.tasks)) {
      for (const held of task.holdings) {
        const record = centres.get(`${held.centre} ${task.node} ${held.epoch}`)
        const counts = task.decision?.epoch === held.epoch && task.decision.commandId === record?.decision?.commandId
        const expected = counts ? ['confirmed'] : record?.decision ? ['late'] : ['cancelled']
        if (!record || !expected.includes(record.state)) return `${held.centre} has ${task.node}/${held.epoch} as ${record?.state}, which is ${task.state}/${task.epoch}`
      }
    }
    return null
  },

  ...paperInvariants,
} as const satisfies Record<string, Invariant>

export type InvariantName = keyof typeof invariants

/** Every task of a running or ended job against the words of its blueprint; a withdrawal cancels whatever they say. */
function eachNode(trace: Trace, isWrong: (task: TaskRow, said: Said) => boolean): string | null {
  return eachState(trace, (job) => {
    if (job.row.state === 'withdrawn') return null
    const words = wordsAt(trace, job)
    const wrong = Object.values(job.tasks).find((task) => isWrong(task, words.get(task.node)!))
    return wrong ? `${wrong.node} is ${wrong.state}, and ${words.get(wrong.node)}` : null
  })
}

const known = new WeakMap<Job, ReadonlyMap<string, Said>>()

function wordsAt({ content }: Trace, job: Job): ReadonlyMap<string, Said> {
  const words = known.get(job) ?? wordsOf(content, job)
  known.set(job, words)
  return words
}

function decision({ content }: Trace, { node, epoch, holdings }: TaskRow, yes: boolean, { at }: Context): Command {
  const { kind } = content.nodes.find(({ id }) => id === node)!
  const no = kind === 'opinion' ? 'object' : kind === 'notice' || kind === 'issue' ? 'approve' : 'refuse'
  const decided = yes ? (kind === 'opinion' ? 'consent' : 'approve') : no
  return { type: 'decideTask', commandId: `commute-${node}`, node, epoch, centre: holdings.at(-1)!.centre, decision: decided, reason: 'why', occurredAt: at }
}

function both(job: Job, first: Command, second: Command, context: Context, decideJob: Decide): Job {
  return [first, second].reduce((sofar, command) => (decideJob(sofar, command, context) as Decided).job, job)
}

/** The same job whatever came first: lists that only tell the order are sorted. */
function inAnyOrder({ row, tasks, late, commands }: Job) {
  return { row, tasks: Object.fromEntries(Object.entries(tasks).sort(([a], [b]) => (a < b ? -1 : 1))), late: [...late].sort((a, b) => (a.commandId < b.commandId ? -1 : 1)), commands: [...commands].sort() }
}
