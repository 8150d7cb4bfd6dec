import { calendar, isRefusal } from '@tongban/kernel'
import type { Command, CommandOf } from './commands.js'
import type { Context, Holder } from './context.js'
import { decide, type Decided } from './decide.js'
import { draft, type Job } from './job.js'
import { paperKey, planOf, type NodePaper, type PlanContent, type PlanEdge, type PlanNode } from './plan.js'
import type { Decision } from './task-transitions.js'

/** Three certificates in one, version 1, submitted at a street of Haizhu on Tuesday 2015-06-30. */
export const at = (time: string) => new Date(`${time}+08:00`).toISOString()

export const paper = (code: string): NodePaper => ({ code, subject: 'company', variant: null })
export const node = (id: string, change: Partial<PlanNode> = {}): PlanNode => ({
  id, kind: 'decision', item: `item-${id}`, department: 'gs', tier: null, limit: { days: 1, unit: 'wd' }, materials: [], deemedConsent: null, ...change,
})
export const hard = (from: string, to: string): PlanEdge => ({ from, to, kind: 'hard', when: null })
export const soft = (from: string, to: string): PlanEdge => ({ from, to, kind: 'soft', when: null })
export const when = (from: string, to: string, of: string, is: NonNullable<PlanEdge['when']>['is']): PlanEdge => ({ from, to, kind: 'conditional', when: { node: of, is } })

const common = ['id', 'zc', 'zs', 'tz']
export const rules: PlanContent['rules'] = { awayAfterHours: 4, officeHours: ['09:00-12:00', '13:00-17:00'], supplementPause: null }

export const threeInOne: PlanContent = {
  lead: 'gs',
  nodes: [
    node('A', { limit: { days: 2, unit: 'wd' }, materials: [...common, 'wt', 'gs1', 'gs2', 'gs3', 'gs4', 'gs5', 'gs6', 'gs7'].map(paper) }),
    node('B', { department: 'zj', materials: ['id', 'wt', 'zj1'].map(paper) }),
    node('C', { department: 'gsj', materials: [...common, 'sw1', 'sw2'].map(paper) }),
    node('D', { department: 'ds', materials: [...common, 'ds1'].map(paper) }),
    node('E', { kind: 'issue' }),
  ],
  edges: [hard('A', 'B'), hard('B', 'C'), hard('B', 'D'), hard('C', 'E'), hard('D', 'E')],
  rules,
}

/** The city's own power, and a district's that the city delegated to it. */
export const city: Holder = { centre: 'gz', tier: 'CITY', region: '4401', basis: 'statutory', inNameOf: null }
export const district: Holder = { centre: 'hz', tier: 'DISTRICT', region: '440105', basis: 'delegated', inNameOf: '4401' }

/** The district holds every power but quality supervision, which is the city's; the city delegated them, so that it may act for the district too. */
export function office(content: Omit<PlanContent, 'rules'> & Partial<PlanContent> = threeInOne, change: Partial<Context> = {}): Context {
  return {
    plan: planOf({ code: 'three-in-one', version: 1, content: { rules, ...content } }), calendar, at: at('2015-06-30T09:00'),
    holders: ({ id }) => (id === 'B' ? [city] : [district, city]),
    ...change,
  }
}

type Loose = { [T in Command['type']]: { type: T } & Partial<Omit<CommandOf<T>, 'type'>> }[Command['type']]
let commands = 0

/** A command with everything filled in that does not matter: from the task's holder, at its epoch, by an officer of the lead. */
export function command(job: Job, context: Context, given: Loose): Command {
  const task = 'node' in given && given.node && Object.hasOwn(job.tasks, given.node) ? job.tasks[given.node] : undefined
  return {
    commandId: `command-${++commands}`, by: { subject: 'coordinator', department: 'gs' }, centre: task?.holdings.at(-1)?.centre ?? 'hzcg', epoch: task?.epoch ?? 0,
    occurredAt: context.at, reason: '见附件', papers: [], unusable: null, basis: null, note: null, officer: 'hz.handler', pause: 'pause-1', subjectKeys: ['k1'], subjectKeyVersion: 1,
    region: '440105', blueprint: { code: 'three-in-one', version: 1 }, ...given,
  } as unknown as Command
}

export function answer(job: Job, context: Context, given: Loose) {
  return decide(job, command(job, context, given), context)
}

/** The answer of a command that is not to be refused. */
export function done(job: Job, context: Context, given: Loose): Decided {
  const decided = answer(job, context, given)
  if (isRefusal(decided)) throw new Error(`${given.type} was refused: ${JSON.stringify(decided)}`)
  return decided
}

export const allPapers = (context: Context) => [...new Set(context.plan.order.flatMap(({ materials }) => materials.map(paperKey)))]

export function submitted(context: Context, papers = allPapers(context)): Job {
  return done(draft('job-1'), context, { type: 'submit', papers }).job
}

export function accepted(context: Context): Job {
  return done(submitted(context), context, { type: 'accept' }).job
}

/** The holder's decision at a time. */
export function decided(job: Job, context: Context, id: string, decision: Decision, time?: string): Job {
  return done(job, time ? { ...context, at: at(time) } : context, { type: 'decideTask', node: id, decision }).job
}

export const states = (job: Job) => Object.fromEntries(Object.values(job.tasks).map(({ node: id, state }) => [id, state]))
