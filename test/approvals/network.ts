import { changedRows, decide, isEnded, isOpen, paperKey, planOf, timersOf, type Command, type Context, type Decided, type Holder, type Job, type OutMessage, type PlanContent, type Step } from '@tongban/approvals'
import { calendar, day, isRefusal, startOfDayInShanghai, type Refusal } from '@tongban/kernel'
import { claim as claimCentreTask, decide as decideCentreTask, takeNews, type CentreTask, type TaskNews, type TaskWord } from './centre.js'
import { Dice } from './dice.js'
import { centres, randomGraph } from './graphs.js'
import { KeptJob, type Changed } from './kept-job.js'

export type Decide = typeof decide

export interface Scenario {
  size: number
  seed: number
  loss: number
  duplication: number
  reordering: number
  withdraws: boolean
}

/** One command as coordination answered it. */
export interface Answered {
  before: Job
  command: Command
  context: Context
  answer: Decided | Refusal
}

/** Centres of three tiers; half of the powers are delegated, in the name of somebody. */
const tierOf = { c0: 'CITY', c1: 'DISTRICT', c2: 'DISTRICT', c3: 'STREET' } as const
const holder = (centre: typeof centres[number], dice: Dice): Holder => {
  const basis = dice.pick(['statutory', 'delegated', 'delegated', 'transferred'] as const)
  return { centre, tier: tierOf[centre], region: centre, basis, inNameOf: basis === 'delegated' ? dice.pick(centres) : null }
}

/** Everything that happened in one scenario. */
export interface Trace {
  content: PlanContent
  answered: Answered[]
  steps: Step[]
  sent: OutMessage[]
  job: Job
  centres: Map<string, CentreTask>
  /** What centres still work on, having heard everything, that coordination holds to be over. */
  astray: string[]
}

type Wire = { to: 'coordination'; from: string; word: TaskWord; commandId: string } | { to: string; from: 'coordination'; news: TaskNews }

/**
 * A joint job and its centres over a network that loses, doubles and reorders, with reassignments, objections, supplements and late or foreign decisions.
 * Afterwards the exchange has its way: all that was ever sent is sent again until everybody has it, and everybody does what is theirs to do.
 */
export function play(scenario: Scenario, decideJob: Decide = decide, changed: Changed = changedRows): Trace {
  const dice = new Dice(scenario.seed)
  const content = randomGraph(scenario.size, dice)
  const plan = planOf({ code: 'b', version: 1, content })
  const holdersOf = new Map(content.nodes.map(({ id }) => [id, shuffled(centres, dice).slice(0, 2 + dice.below(2)).map((centre) => holder(centre, dice))]))
  let now = startOfDayInShanghai(day('2015-06-30')).getTime() + 9 * 3_600_000
  const kept = new KeptJob('job', plan, changed)
  let job = kept.load()
  let ids = 0
  const wires: Wire[] = []
  const log: Wire[] = []
  const records = new Map<string, CentreTask>()
  const trace: Trace = { content, answered: [], steps: [], sent: [], job, centres: records, astray: [] }
  const at = () => new Date(now).toISOString()
  const context = (): Context => ({ plan, calendar, at: at(), holders: ({ id }) => holdersOf.get(id)! })
  const put = (wire: Wire) => { log.push(wire); wires.push(wire) }

  function give(command: Command) {
    now += 60_000
    const of = context()
    const answer = decideJob(job, command, of)
    trace.answered.push({ before: job, command, context: of, answer })
    if (isRefusal(answer)) return
    if (answer.step) {
      trace.steps.push(answer.step)
      kept.write(job, answer.job, answer.step)
      job = kept.load()
    }
    trace.sent.push(...answer.out)
    for (const news of answer.out) if (isTaskNews(news)) put({ to: news.to, from: 'coordination', news })
  }
  const officer = (command: object) => give({ commandId: `o${++ids}`, by: { subject: 'coordinator', department: 'gs' }, ...command } as Command)
  const centre = (name: string, command: object) => give({ commandId: `c${++ids}`, centre: name, occurredAt: at(), ...command } as Command)

  function say(from: string, words: readonly TaskWord[]) {
    for (const word of words) put({ to: 'coordination', from, word, commandId: 'commandId' in word.body ? word.body.commandId : `w${++ids}` })
  }

  function deliver(wire: Wire) {
    if ('word' in wire) return give(commandOf(wire))
    const key = `${wire.to} ${wire.news.body.node} ${wire.news.body.epoch}`
    const { task, out } = takeNews(records.get(key) ?? null, wire.news, at())
    records.set(key, task)
    say(wire.to, out)
  }

  function work(key: string, willing: boolean) {
    const task = records.get(key)!
    const name = key.split(' ')[0]!
    const taken = task.state === 'received' ? claimCentreTask(task, `${name}.handler`, at()) : decideCentreTask(task, { commandId: `d${++ids}`, decision: choose(task.node, willing), reason: 'why', at: at() })
    if (isRefusal(taken)) return
    records.set(key, taken.task)
    say(name, taken.out)
  }

  function choose(node: string, willing: boolean) {
    const yes = willing || dice.chance(plan.nodes.get(node)!.kind === 'opinion' ? 0.5 : 0.8)
    if (plan.nodes.get(node)!.kind === 'opinion') return yes ? 'consent' : 'object'
    return yes || ['notice', 'issue'].includes(plan.nodes.get(node)!.kind) ? 'approve' : 'refuse'
  }

  const openTasks = () => Object.values(job.tasks).filter(({ state }) => isOpen(state))
  const acts: (() => void)[] = [
    () => { if (records.size > 0) work(dice.pick([...records.keys()]), false) },
    () => { if (records.size > 0) work(dice.pick([...records.keys()]), false) },
    () => { const open = openTasks(); if (open.length > 0) { const { node } = dice.pick(open); officer({ type: 'reassignTask', node, to: dice.pick(centres), reason: 'away' }) } },
    () => { const open = openTasks(); if (open.length > 0) officer({ type: 'remindTask', node: dice.pick(open).node }) },
    () => { for (const { node, objection } of Object.values(job.tasks)) if (objection === 'standing' && dice.chance(0.5)) officer({ type: dice.chance(0.7) ? 'overrideObjection' : 'upholdObjection', node, reason: 'lead' }) },
    () => { for (const timer of timersOf(job, plan, calendar)) if (timer.at <= at()) give({ commandId: `t${++ids}`, type: timer.command, node: timer.node } as Command) },
    () => { now += dice.below(40) * 3_600_000 },
    forge,
    () => { const open = openTasks(); if (open.length > 0) { const task = dice.pick(open); const papers = plan.nodes.get(task.node)!.materials.map(paperKey); if (papers.length > 0) centre(task.holdings.at(-1)!.centre, { type: 'requestPapers', node: task.node, epoch: task.epoch, papers, unusable: dice.chance(0.5) ? 'unreadable' : null }) } },
    () => { if (job.row.request && dice.chance(0.5)) centre('c0', { type: 'receivePapers', papers: job.row.request.papers }) },
    () => { const open = openTasks().filter(({ state }) => state === 'claimed'); if (open.length > 0) { const task = dice.pick(open); centre(task.holdings.at(-1)!.centre, { type: dice.chance(0.5) ? 'pauseTask' : 'resumeTask', node: task.node, epoch: task.epoch, pause: `h${dice.below(2)}`, reason: 'hearing', basis: null, from: day('2015-06-30') }) } },
    () => { const late = job.late.filter(({ settled }) => settled === null); if (late.length > 0) officer({ type: 'settleLate', late: dice.pick(late).commandId, resolution: dice.pick(['set-aside', 'taken-into-account']), reason: 'why' }) },
    () => { const past = trace.answered.filter(({ answer }) => !isRefusal(answer)); if (past.length > 0) give(dice.pick(past).command) },
  ]

  /** A decision that must not count: of an epoch that is over, by a centre that does not hold the task, or on one that is closed. */
  function forge() {
    const held = Object.values(job.tasks).filter(({ epoch }) => epoch > 0)
    if (held.length === 0) return
    const task = dice.pick(held)
    const past = dice.pick(task.holdings)
    const by = dice.chance(0.7) ? past.centre : dice.pick(centres)
    if (isOpen(task.state) && past.epoch === task.epoch && by === past.centre) return
    centre(by, { type: 'decideTask', node: task.node, epoch: past.epoch, decision: choose(task.node, false), reason: 'why' })
  }

  centre('c0', { type: 'submit', blueprint: { code: 'b', version: 1 }, region: '440105', subjectKeys: ['k'], subjectKeyVersion: 1, papers: [...new Set(content.nodes.flatMap(({ materials }) => materials.map(paperKey)))] })
  officer({ type: 'accept' })
  const rounds = 8 * scenario.size
  for (let round = 0; round < rounds && !isEnded(job.row.state); round++) {
    if (scenario.withdraws && round === Math.floor(rounds / 3)) centre('c0', { type: 'withdraw', reason: 'applicant' })
    for (let i = 0; i < 3 && wires.length > 0; i++) {
      const index = dice.chance(scenario.reordering) ? dice.below(wires.length) : 0
      const wire = wires[index]!
      if (!dice.chance(scenario.duplication)) wires.splice(index, 1)
      if (!dice.chance(scenario.loss)) deliver(wire)
    }
    dice.pick(acts)()
  }
  quiesce()
  return { ...trace, job }

  function holdsNow(key: string, node: string, epoch: number) {
    const task = job.tasks[node]!
    return isOpen(task.state) && task.epoch === epoch && key.startsWith(`${task.holdings.at(-1)!.centre} `)
  }

  function quiesce() {
    let delivered = 0
    for (let round = 0; round < 4 * scenario.size + 8; round++) {
      const before = [log.length, trace.steps.length].join()
      for (; delivered < log.length; delivered++) deliver(log[delivered]!)
      trace.astray.push(...[...records].filter(([key, { node, epoch, state }]) => ['received', 'claimed'].includes(state) && !holdsNow(key, node, epoch)).map(([key]) => key))
      if (job.row.request) centre('c0', { type: 'receivePapers', papers: job.row.request.papers })
      for (const { node, objection } of Object.values(job.tasks)) if (objection === 'standing') officer({ type: 'overrideObjection', node, reason: 'lead' })
      for (const key of [...records.keys()]) work(key, true)
      if (before === [log.length, trace.steps.length].join()) return
    }
  }
}

const taskNews: readonly string[] = ['offered', 'decision-accepted', 'decision-late', 'cancelled', 'clock-stopped', 'clock-restarted'].map((what) => `joint.task-${what}.v1`)
const isTaskNews = (message: OutMessage): message is OutMessage & TaskNews => taskNews.includes(message.type)

/** What coordination makes of a centre's message: the centre is the one whose signed stream it came on. */
function commandOf({ from, word, commandId }: Extract<Wire, { to: 'coordination'; from: string; word: TaskWord }>): Command {
  const type = { 'joint.task-received.v1': 'receiveTask', 'joint.task-claimed.v1': 'claimTask', 'joint.task-decided.v1': 'decideTask' }[word.type]
  return { ...word.body, commandId, centre: from, type } as unknown as Command
}

function shuffled<T>(list: readonly T[], dice: Dice): T[] {
  const left = [...list]
  return Array.from(list, () => left.splice(dice.below(left.length), 1)[0]!)
}

