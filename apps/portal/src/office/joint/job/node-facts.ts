import { officeInstant, shortDay } from '../../../shared/dates/dates.js'
import { useLanguage, type Language } from '../../../shared/i18n/language.js'
import { sayIn, useLocalized, type Say } from '../../../shared/i18n/messages.js'
import { taskStates, type StateWords } from '../../../shared/states/graph-states.js'
import { timeLeft, type TimeWords } from '../time-left.js'
import type { Job, Node } from './job-query.js'
import { messages } from './job-messages.js'

/** What chart and table say of a node, word for word the same. */
export interface NodeFacts {
  id: string
  name: string
  kind: string
  state: StateWords
  department: string
  tier: string
  centre: string
  /** That the offer has not reached its centre, and since when. */
  away: string | null
  due: string
  /** Whether `due` is a day; else it says why there is none. */
  dated: boolean
  provisional: boolean
  used: string | null
  share: number
  time: TimeWords | null
  blocks: boolean
  notes: string[]
  before: { from: string; name: string; kind: string; condition: string | null }[]
  acts: Node['possibleActs']
}

const OPEN = new Set<Node['state']>(['OFFERED', 'RECEIVED', 'CLAIMED', 'PAUSED'])
const notStarted: StateWords = { tone: 'waiting', zh: '未受理', en: 'Not accepted yet' }

/** The facts of every node, in the order of the flow. */
export function useNodeFacts(job: Job): NodeFacts[] {
  const [language, localized] = [useLanguage(), useLocalized()]
  return job.nodes.map((node) => factsOf(node, job, language, localized))
}

export function factsOf(node: Node, job: Job, language: Language, localized: (text: { zh: string; en?: string | null } | null | undefined) => string): NodeFacts {
  const say = sayIn(messages, language)
  const nameOf = (id: string) => localized(job.nodes.find((other) => other.id === id)?.names) || id
  const before = job.edges.filter(({ to }) => to === node.id).map(({ from, kind, when }) => ({
    from, name: nameOf(from), kind: say(kind), condition: when && conditionWords(when, from, nameOf, say, language),
  }))
  return {
    id: node.id, name: localized(node.names), kind: say(node.kind), state: node.state ? taskStates[node.state] : notStarted,
    department: localized(node.departmentNames), tier: node.centre ? say(node.centre.tier) : '',
    centre: localized(node.centre?.names) || (node.unroutable ? say('noPower') : node.centreId ?? say('nobodyYet')),
    away: node.away && say('awaySince', { since: officeInstant(node.away.since, language) }) + (node.away.alarmedAt ? say('alarmed') : ''),
    due: node.due ? shortDay(node.due, language) : node.state === 'PAUSED' ? say('stands') : say('noDue'), dated: node.due !== null, provisional: node.provisional,
    used: node.consumed === null ? null : say('used', { used: node.consumed, limit: node.limit.days }), share: Math.min(1, (node.consumed ?? 0) / Math.max(1, node.limit.days)),
    time: timeOf(node, before.length, say, language), blocks: node.blocking, notes: notesOf(node, say), before, acts: node.possibleActs,
  }
}

/** How its time stands: for an open node what is left, for an ended one how it ended. */
function timeOf({ state, left, late, limit: { unit } }: Node, before: number, say: Say<typeof messages.zh>, language: Language): NodeFacts['time'] {
  const words = (key: 'wasLate' | 'early', n: number) => say(unit === 'CALENDAR_DAYS' ? `${key}Cal` as const : key, { n })
  if (state === 'WAITING') return before > 0 ? { words: say('waitsFor', { n: before }), tone: 'waiting' } : null
  if (left === null || state === 'SKIPPED') return null
  if (OPEN.has(state)) return timeLeft(left, unit, language)
  if (late) return { words: left < 0 ? words('wasLate', -left) : say('passed'), tone: 'red' }
  return { words: left > 0 ? words('early', left) : say('inTime'), tone: 'done' }
}

function notesOf(node: Node, say: Say<typeof messages.zh>): string[] {
  return [
    node.objection && say(node.objection),
    node.unroutable && say('noPower'),
    node.reminders > 0 && say('reminded', { n: node.reminders }),
    node.epoch > 1 && say('epoch', { n: node.epoch }),
  ].filter((note): note is string => Boolean(note))
}

/** When a conditional edge is taken: "if deemed consent", naming the node where it is not the one the edge begins at. */
export function conditionWords(when: { node: string; is: keyof typeof taskStates }, from: string, nameOf: (id: string) => string, say: Say<typeof messages.zh>, language: Language): string {
  const what = taskStates[when.is][language]
  const inSentence = language === 'en' ? what.toLowerCase() : what
  return when.node === from ? say('if', { what: inSentence }) : say('ifNode', { node: nameOf(when.node), what: inSentence })
}
