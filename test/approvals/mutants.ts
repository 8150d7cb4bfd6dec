import { changedRows, decide, fold, type Decided, type Job, type JobEvent, type OutMessage } from '@tongban/approvals'
import { isRefusal } from '@tongban/kernel'
import type { InvariantName } from './invariants.js'
import type { Changed } from './kept-job.js'
import type { Decide } from './network.js'

// Faults that somebody could really make, planted in `decide`, and the invariant that has to see each.

interface Mutant {
  fault: string
  seenBy: InvariantName
  decide: Decide
  /** Which rows are written, where that is the fault. */
  changed?: Changed
}

/** The events of each step changed, the rows folded from what is left. */
const events = (change: (events: readonly JobEvent[], before: Job, command: Parameters<Decide>[1]) => readonly JobEvent[]): Decide => (job, command, context) => {
  const answer = decide(job, command, context)
  if (isRefusal(answer) || !answer.step) return answer
  const step = { ...answer.step, events: change(answer.step.events, job, command) }
  return { ...answer, step, job: fold(job, step) }
}

const answers = (change: (answer: Decided) => Decided): Decide => (job, command, context) => {
  const answer = decide(job, command, context)
  return isRefusal(answer) ? answer : change(answer)
}

const messages = (keep: (message: OutMessage) => boolean): Decide => answers((answer) => ({ ...answer, out: answer.out.filter(keep) }))

export const mutants: Mutant[] = [
  {
    fault: 'a hard edge is taken for a soft one',
    seenBy: 'active or decided ⇒ all hard prerequisites approved',
    decide: (job, command, context) => {
      const into = new Map([...context.plan.into].map(([to, edges]) => [to, edges.map((edge) => (edge.kind === 'hard' ? { ...edge, kind: 'soft' as const } : edge))]))
      return decide(job, command, { ...context, plan: { ...context.plan, into } })
    },
  },
  {
    fault: 'an objection blocks nothing',
    seenBy: 'active or decided ⇒ all hard prerequisites approved',
    decide: (job, command, context) => {
      const tasks = Object.fromEntries(Object.entries(job.tasks).map(([node, task]) => [node, task.objection === 'standing' ? { ...task, objection: 'overridden' as const } : task]))
      const answer = decide({ ...job, tasks }, command, context)
      return isRefusal(answer) || !answer.step ? answer : { ...answer, job: fold(job, answer.step) }
    },
  },
  {
    fault: 'a condition that came true binds like a hard edge',
    seenBy: 'a refusal cancels exactly its hard descendants',
    decide: (job, command, context) => {
      const into = new Map([...context.plan.into].map(([to, edges]) => [to, edges.flatMap((edge) => (edge.when && job.tasks[edge.when.node]?.state === edge.when.is ? [edge, { ...edge, kind: 'hard' as const, when: null }] : [edge]))]))
      return decide(job, command, { ...context, plan: { ...context.plan, into } })
    },
  },
  {
    fault: 'a condition is known before what its edge comes from is over',
    seenBy: 'active or decided ⇒ all hard prerequisites approved',
    decide: (job, command, context) => {
      const into = new Map([...context.plan.into].map(([to, edges]) => [to, edges.map((edge) => (edge.when ? { ...edge, from: edge.when.node } : edge))]))
      return decide(job, command, { ...context, plan: { ...context.plan, into } })
    },
  },
  {
    fault: 'what no condition asked for is cancelled',
    seenBy: 'a task is skipped exactly when no condition asked for it',
    decide: events((all) => all.map((event) => (event.type === 'task-skipped' ? { type: 'task-cancelled', node: event.node, why: 'prerequisite' } : event))),
  },
  {
    fault: 'of the tasks that become ready at once only the first is offered',
    seenBy: 'no task waits once ready',
    decide: events((all) => all.filter((event, i) => event.type !== 'task-offered' || all.findIndex(({ type }) => type === 'task-offered') === i)),
  },
  {
    fault: 'a refusal cancels the next tasks and not those behind them',
    seenBy: 'a refusal cancels exactly its hard descendants',
    decide: events((all) => all.filter((event, i) => event.type !== 'task-cancelled' || event.why !== 'prerequisite' || all.findIndex(({ type }) => type === 'task-cancelled') === i)),
  },
  {
    fault: 'a refusal cancels everything that waits',
    seenBy: 'a refusal cancels exactly its hard descendants',
    decide: events((all, before) => (all.some((event) => event.type === 'task-decided' && event.decision.decision === 'refuse')
      ? [...all, ...Object.values(before.tasks).filter(({ state, node }) => state === 'waiting' && !all.some((event) => 'node' in event && event.node === node)).map(({ node }) => ({ type: 'task-cancelled' as const, node, why: 'prerequisite' as const }))]
      : all)),
  },
  { fault: 'a job is never declared granted', seenBy: 'every finite job ends', decide: events((all) => all.filter((event) => event.type !== 'job-moved' || event.move !== 'grant')) },
  { fault: 'a refusal that was appealed against with success is a loss', seenBy: 'a job ends as what it handed out says', decide: events((all, { tasks }) => {
    const lost = Object.values(tasks).some(({ state, objection }) => state === 'refused' || objection === 'upheld')
    return all.map((event) => (event.type === 'job-moved' && event.move === 'grant' && lost ? { ...event, move: 'grantPartly' } : event))
  }) },
  { fault: 'a step forgets one of its events', seenBy: 'replay = state', decide: answers((answer) => (answer.step && answer.step.events.length > 2 ? { ...answer, step: { ...answer.step, events: answer.step.events.slice(0, -1) } } : answer)) },
  {
    fault: 'something changes in the rows that no event says',
    seenBy: 'replay = state',
    decide: answers((answer) => (answer.step?.command === 'remindTask' ? { ...answer, job: { ...answer.job, row: { ...answer.job.row, region: 'elsewhere' } } } : answer)),
  },
  { fault: 'of the tasks that a step changes only the first is written', seenBy: 'replay = state', decide, changed: (before, after) => ({ ...changedRows(before, after), tasks: changedRows(before, after).tasks.slice(0, 1) }) },
  { fault: 'that a late decision was settled is not written', seenBy: 'replay = state', decide, changed: (before, after) => ({ ...changedRows(before, after), late: changedRows(before, after).late.slice(before.late.length === after.late.length ? 1 : 0) }) },
  { fault: 'answered commands are not remembered', seenBy: 'a repeated commandId changes nothing', decide: (job, command, context) => decide({ ...job, commands: [] }, command, context) },
  {
    fault: 'a decision is taken for the present epoch whatever it says',
    seenBy: 'a stale epoch never decides',
    decide: (job, command, context) => {
      const task = command.type === 'decideTask' ? job.tasks[command.node] : undefined
      return decide(job, task && command.type === 'decideTask' ? { ...command, epoch: task.epoch, centre: task.holdings.at(-1)?.centre ?? command.centre } : command, context)
    },
  },
  { fault: 'a late decision is dropped', seenBy: 'a decision that came too late is kept for a person', decide: events((all) => all.filter(({ type }) => type !== 'decision-late')) },
  {
    // Tokens instead of facts: whoever comes first leaves what the other's coming would have opened closed.
    fault: 'a second decision on the same day opens nothing',
    seenBy: 'independent decisions commute',
    decide: events((all, before, command) => (command.commandId.startsWith('commute') && before.commands.some((id) => id.startsWith('commute')) ? all.filter(({ type }) => type !== 'task-offered' && type !== 'task-cancelled') : all)),
  },
  {
    fault: 'a supplement pauses though no rule is cited',
    seenBy: 'a supplement stops whoever works with its papers, and only by a rule',
    decide: (job, command, context) => decide(job, command, { ...context, plan: { ...context.plan, rules: { ...context.plan.rules, supplementBasis: 'habit' } } }),
  },
  {
    fault: 'a supplement that a rule is cited for pauses nothing',
    seenBy: 'a supplement stops whoever works with its papers, and only by a rule',
    decide: (job, command, context) => decide(job, command, { ...context, plan: { ...context.plan, rules: { ...context.plan.rules, supplementBasis: null } } }),
  },
  {
    fault: 'an upper tier draws up what is not its own',
    seenBy: 'a task is drawn up only by who delegated it',
    decide: (job, command, context) => decide(job, command, { ...context, holders: (node, region) => context.holders(node, region).map((power) => ({ ...power, tier: null })) }),
  },
  {
    fault: 'silence is counted from the offer',
    seenBy: 'silence is consent only from a centre that received the task',
    decide: (job, command, context) => {
      if (command.type !== 'passLimit') return decide(job, command, context)
      const tasks = Object.fromEntries(Object.entries(job.tasks).map(([node, task]) => [node, { ...task, holdings: task.holdings.map((held) => ({ ...held, receivedAt: held.receivedAt ?? held.offeredAt })) }]))
      const answer = decide({ ...job, tasks }, command, context)
      return isRefusal(answer) || !answer.step ? answer : { ...answer, job: fold(job, answer.step) }
    },
  },
  { fault: 'a withdrawal leaves the tasks with their centres', seenBy: 'withdrawal leaves no open task, clock or timer', decide: events((all) => all.filter((event) => event.type !== 'task-cancelled' || event.why !== 'withdrawn')) },
  { fault: 'centres are not told of a withdrawal', seenBy: 'withdrawal leaves no open task, clock or timer', decide: messages(({ type, body }) => type !== 'joint.task-cancelled.v1' || (body as { why: string }).why !== 'withdrawn') },
  { fault: 'who held a task before is not told of its reassignment', seenBy: 'coordinator and centres converge', decide: messages(({ type, body }) => type !== 'joint.task-cancelled.v1' || (body as { why: string }).why !== 'reassigned') },
  { fault: 'a late decision is confirmed', seenBy: 'coordinator and centres converge', decide: answers((answer) => ({ ...answer, out: answer.out.map((message) => (message.type === 'joint.task-decision-late.v1' ? { ...message, type: 'joint.task-decision-accepted.v1' } : message)) })) },
  { fault: 'an offer shows the papers of all nodes', seenBy: 'a department sees its own papers, and nobody is asked for what is held or asked already', decide: (job, command, context) => {
    const answer = decide(job, command, context)
    const materials = context.plan.order.flatMap((node) => node.materials)
    return isRefusal(answer) ? answer : { ...answer, out: answer.out.map((message) => (message.type === 'joint.task-offered.v1' ? { ...message, body: { ...message.body, materials } } : message)) }
  } },
  {
    fault: 'what nobody needs any more stays in the request',
    seenBy: 'the applicant is asked for what somebody needs, and who speaks with the applicant knows it',
    decide: events((all, _, { type }) => (['requestPapers', 'receivePapers'].includes(type) ? all : all.filter((event) => event.type !== 'papers-requested' && event.type !== 'request-closed'))),
  },
  {
    fault: 'the receiving centre is not told that a notice was closed',
    seenBy: 'the applicant is asked for what somebody needs, and who speaks with the applicant knows it',
    decide: messages((message) => message.type !== 'joint.papers-requested.v1' || message.body.papers.length > 0),
  },
  { fault: 'papers that came in stay in the request', seenBy: 'a department sees its own papers, and nobody is asked for what is held or asked already', decide: events((all) => all.filter(({ type }) => type !== 'request-closed')) },
]
