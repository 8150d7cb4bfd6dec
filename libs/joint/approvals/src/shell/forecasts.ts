import { setImmediate as others } from 'node:timers/promises'
import { checkChart, forecasting, refuseShape, type BlueprintContent } from '@tongban/blueprints'
import type { Database } from '@tongban/database'
import { calendar, consumed, day, formatDay, refuse, type Day } from '@tongban/kernel'
import { observedOf } from '../core/observed.js'
import { decidedTasks } from './observations.js'
import type { Plans } from './plans.js'

export const MOST_RUNS = 20_000
/** Runs times nodes: what one question may cost. */
const MOST_DRAWS = 1_000_000
const LAST_START = day('2199-12-31')

export interface ForecastQuestion {
  start: Day
  runs: number
  seed: number
}

/** Plays a blueprint over what coordination saw of handling times and missing papers. */
export class Forecasts {
  constructor(private readonly database: Database, private readonly plans: Plans) {}

  async ofVersion(code: string, version: number, question: ForecastQuestion) {
    const pinned = await this.plans.find({ code, version })
    return pinned ? this.of(pinned.blueprint.content, question, pinned.blueprint.effectiveFrom) : refuse('no-such-blueprint-version', { code, version })
  }

  /** Of a content that nobody has published yet, as it is given to a draft. */
  async ofText(text: string, question: ForecastQuestion) {
    let content: BlueprintContent
    try {
      content = JSON.parse(text) as BlueprintContent
    } catch (error) {
      return refuse('blueprint-not-json', { field: 'content', value: (error as Error).message.slice(0, 200) })
    }
    return refuseShape({ code: 'what-if', content }) ?? this.of(content, question)
  }

  private async of(content: BlueprintContent, { start, runs, seed }: ForecastQuestion, effectiveFrom = calendar.firstDay) {
    const refused = refuseQuestion(content, start, runs, Math.max(effectiveFrom, calendar.firstDay))
    if (refused) return refused
    const seen = observedOf(content.nodes, await decidedTasks(this.database, this.plans), calendar)
    const steps = forecasting(content, { start, runs, seed, observed: seen }, calendar)
    let step = steps.next()
    for (; !step.done; step = steps.next()) await others() // a long question keeps nobody waiting
    const { nodes, critical, p50, p80, p95, ...forecast } = step.value
    const finish = (date: Day) => ({ date, workingDays: workingDays(start, date) })
    return {
      start, ...forecast, p50: finish(p50), p80: finish(p80), p95: finish(p95),
      nodes: content.nodes.map(({ id, names, item, department, limit }) => ({
        id, names, item, department, limit, observed: seen[id]?.tasks ?? 0, stood: seen[id]?.stood ?? 0, critical: critical[id]!, p50: finish(nodes[id]!.p50), p80: finish(nodes[id]!.p80),
      })),
    }
  }
}

/** Jobs go by a version from its first day on, and by working days from the calendar's: `first` is the later one. */
function refuseQuestion(content: BlueprintContent, start: Day, runs: number, first: Day) {
  const faults = checkChart(content)
  if (faults.length > 0) return refuse('what-if-not-playable', { count: faults.length, faults: faults.slice(0, 10).map(({ refused, params }) => (params.node === null ? refused : `${refused} ${params.node}`)) })
  if (start < first || start > LAST_START) return refuse('what-if-start-not-usable', { start: formatDay(start), first: formatDay(first), last: formatDay(LAST_START) })
  const most = Math.min(MOST_RUNS, Math.floor(MOST_DRAWS / content.nodes.length))
  return runs >= 1 && runs <= most ? undefined : refuse('what-if-runs-not-usable', { runs, nodes: content.nodes.length, least: 1, most })
}

const workingDays = (start: Day, date: Day) => consumed({ start, limit: 0, unit: 'wd', extensions: [], pauses: [], calendarVersion: calendar.version }, date, calendar)
