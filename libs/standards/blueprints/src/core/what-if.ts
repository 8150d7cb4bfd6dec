import { consumed, dueOf, type Calendar, type Day, type Pause } from '@tongban/kernel'
import { outcomesOf, type BlueprintContent, type NodeOutcome } from './blueprint.js'
import { drawFrom, percentile, type Observed, type Wait } from './distribution.js'
import { endOf, expectedDue } from './expected-due.js'
import { graphOf, inOrder, type Graph } from './graph.js'
import { randomOf } from './random.js'

export interface Question {
  start: Day
  /** By node; a node of which nothing was seen takes its whole limit and misses no papers. */
  observed: Readonly<Record<string, Observed>>
  runs: number
  seed: number
}

/** When jobs begun on that day would be finished if all departments agree. The same question has the same answer, on every machine. */
export interface Forecast {
  runs: number
  seed: number
  due: Day
  p50: Day
  p80: Day
  p95: Day
  /** Share of the runs that finished in time: by the due day, moved by the days on which the job's clock stood. Missing papers stop it only where the blueprint cites a rule. */
  onTime: number
  /** By node: the share of the runs in which the end waited for it. */
  critical: Record<string, number>
  /** By node: the days by which half and four fifths of the runs had ended it. A node that only a refusal brings about ends where it would have begun. */
  nodes: Record<string, { p50: Day; p80: Day }>
  provisional: boolean
}

export interface Progress {
  done: number
  of: number
}

const STEP = 500

/** Runs the whole forecast; `progress` hears of every 500 runs. Throws RangeError on a distribution or a number of runs that cannot be. */
export function whatIf(content: BlueprintContent, question: Question, calendar: Calendar, progress: (at: Progress) => void = () => {}): Forecast {
  const steps = forecasting(content, question, calendar)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    progress(step.value)
  }
}

/** The same in steps of 500 runs, for a caller who has other things to do in between. */
export function* forecasting(content: BlueprintContent, question: Question, calendar: Calendar): Generator<Progress, Forecast, void> {
  const { runs, seed, start } = question
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError(`runs ${runs} is not a whole number from 1`)
  const graph = graphOf(content)
  const order = inOrder(graph)
  const running = favourable(graph, order)
  const due = expectedDue(content, start, calendar)
  const random = randomOf(seed)
  const critical = new Map(order.map((id) => [id, 0]))
  const ends: Day[] = []
  let onTime = 0
  const ended = new Map(order.map((id) => [id, new Int32Array(runs)]))
  let provisional = false
  for (let run = 1; run <= runs; run++) {
    const end = oneRun(graph, order, running, question, content.rules.supplementPause !== null, calendar, random)
    ends.push(end.date)
    if (end.date <= due.date || end.date <= movedDue(start, due.date, end.nodes, calendar)) onTime++
    provisional ||= end.provisional
    for (const { id, ends: date } of end.nodes) ended.get(id)![run - 1] = date
    for (const id of end.waitedFor) critical.set(id, critical.get(id)! + 1)
    if (run % STEP === 0 || run === runs) yield { done: run, of: runs }
  }
  ends.sort((a, b) => a - b)
  return {
    runs, seed, due: due.date, p50: percentile(ends, 0.5), p80: percentile(ends, 0.8), p95: percentile(ends, 0.95),
    onTime: onTime / runs,
    critical: Object.fromEntries([...critical].map(([id, times]) => [id, times / runs])),
    nodes: Object.fromEntries([...ended].map(([id, dates]) => [id, middleOf(dates.sort())])),
    provisional,
  }
}

const middleOf = (sorted: Int32Array) => ({ p50: percentile(sorted, 0.5), p80: percentile(sorted, 0.8) })

/** A node in a run: open from `begins` to `ends`, its clock standing for the first days after it began. */
interface Played {
  id: string
  runs: boolean
  begins: Day
  ends: Day
  stands: number
}

function oneRun(graph: Graph, order: readonly string[], running: ReadonlySet<string>, { start, observed }: Question, papersPause: boolean, calendar: Calendar, random: () => number) {
  const nodes: Played[] = []
  const ended = new Map<string, Day>()
  const begunAfter = new Map<string, string>()
  let provisional = false
  for (const id of order) {
    const last = graph.into(id).map(({ from }) => from).reduce<string | undefined>((a, b) => (a === undefined || ended.get(b)! > ended.get(a)! ? b : a), undefined)
    if (last !== undefined) begunAfter.set(id, last)
    const begins = last === undefined ? start : ended.get(last)!
    const runs = running.has(id)
    const end = runs ? endOfNode(graph, id, observed[id], begins, papersPause, calendar, random) : { date: begins, provisional: false, stands: 0 }
    ended.set(id, end.date)
    nodes.push({ id, runs, begins, ends: end.date, stands: end.stands })
    provisional ||= end.provisional
  }
  const date = Math.max(start, ...ended.values())
  const waitedFor: string[] = []
  for (let at = order.find((id) => ended.get(id) === date); at !== undefined; at = begunAfter.get(at)) if (running.has(at)) waitedFor.push(at)
  return { date, provisional, waitedFor, nodes }
}

/**
 * Days drawn as they were seen, silence that counts as consent included. What comes between is waited for from the day the node begins; its clock stands for
 * what pauses it by law, and for missing papers where the blueprint cites a rule.
 */
function endOfNode(graph: Graph, id: string, observed: Observed | undefined, begins: Day, papersPause: boolean, calendar: Calendar, random: () => number) {
  const { limit, deemedConsent } = graph.node(id)!
  const [forHandling, ...luck] = Array.from({ length: 5 }, random) as [number, number, number, number, number] // always five: what one node draws moves no other's luck
  const handled = observed ? drawFrom(observed.handling, forHandling) : limit.days
  const days = deemedConsent ? Math.min(handled, deemedConsent.afterDays) : handled
  const papers = waitFor(observed?.supplement, luck[0], luck[1])
  const byLaw = waitFor(observed?.byLaw, luck[2], luck[3])
  const [waits, stands] = [byLaw + papers, byLaw + (papersPause ? papers : 0)]
  if (days > 0) return { ...endOf({ days, unit: limit.unit }, begins, calendar, waits), stands }
  return { ...(waits > 0 ? endOf({ days, unit: limit.unit }, begins + waits, calendar) : { date: begins, provisional: false }), stands } // done on the day it can be
}

const waitFor = (wait: Wait | null | undefined, forChance: number, forDays: number): number => (wait && forChance < wait.chance ? drawFrom(wait.days, forDays) : 0)

/** The due day of a job whose clock stood: a day is excluded only when all that is open stands on it, as coordination counts. */
function movedDue(start: Day, due: Day, nodes: readonly Played[], calendar: Calendar): Day {
  const open = nodes.filter(({ runs }) => runs)
  const standing = new Set(open.flatMap(({ begins, stands }) => Array.from({ length: stands }, (_, at) => begins + 1 + at)))
  const excluded = [...standing].filter((day) => open.every(({ begins, ends, stands }) => day < begins || day > ends || (day > begins && day <= begins + stands)))
  if (excluded.length === 0) return due
  const clock = { start, unit: 'wd' as const, extensions: [], pauses: [] as Pause[], calendarVersion: calendar.version }
  const limit = consumed({ ...clock, limit: 0 }, due, calendar)
  return dueOf({ ...clock, limit, pauses: excluded.map((day) => ({ from: day - 1, to: day })) }, calendar)!.date
}

/** The nodes that run when every department agrees: all but those that only a refusal or an objection would bring about. */
function favourable(graph: Graph, order: readonly string[]): Set<string> {
  const ends = new Map<string, NodeOutcome>()
  for (const id of order) {
    const conditional = graph.into(id).filter(({ kind }) => kind === 'conditional')
    const skipped = conditional.length > 0 && !conditional.some(({ when }) => when && ends.get(when.node) === when.is)
    ends.set(id, skipped ? 'skipped' : outcomesOf[graph.node(id)!.kind][0])
  }
  return new Set(order.filter((id) => ends.get(id) !== 'skipped'))
}
