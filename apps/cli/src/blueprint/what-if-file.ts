import { checkChart, whatIf, type Observed } from '@tongban/blueprints'
import { calendar, consumed, formatDay, textIn, type Day } from '@tongban/kernel'
import type { Command } from 'commander'
import { contextOf, printJson, printLine, sayIn } from '../context.js'
import { printable, Refused } from '../refused.js'
import { readBlueprintFile } from './read-json.js'
import { readObserved } from './read-observed.js'
import { refuseUnusableStart } from './usable-start.js'

export interface WhatIfOptions {
  start: Day
  runs: number
  seed: number
  observed?: string
  json?: boolean
}

/** Plays one file many times over what was seen, and prints by when it would end. Without --observed every node takes its whole limit, and says so. */
export function whatIfFile(file: string, { start, runs, seed, observed: seenIn, json }: WhatIfOptions, command: Command): void {
  const blueprint = readBlueprintFile(file)
  const { content } = blueprint
  const faults = checkChart(content)
  if (faults.length > 0) throw new Refused('what-if-file-not-playable', { value: file, count: faults.length, faults: faults.slice(0, 10).map(({ refused, params }) => `${refused} ${params.node ?? ''}`.trim()) })
  refuseUnusableStart(blueprint, start)
  const observed: Record<string, Observed> = seenIn === undefined ? {} : readObserved(seenIn, content.nodes.map(({ id }) => id))
  const { due, p50, p80, p95, onTime, critical, nodes, provisional } = whatIf(content, { start, runs, seed, observed }, calendar)
  const end = (date: Day) => ({ date: formatDay(date), workingDays: consumed({ start, limit: 0, unit: 'wd', extensions: [], pauses: [], calendarVersion: calendar.version }, date, calendar) })
  const report = {
    start: formatDay(start), runs, seed, due: formatDay(due), provisional, onTime, p50: end(p50), p80: end(p80), p95: end(p95),
    nodes: content.nodes.map(({ id }) => ({ id, observed: countOf(observed[id]), critical: critical[id]!, p50: end(nodes[id]!.p50), p80: end(nodes[id]!.p80) })),
  }
  if (json) return printJson(command, report)
  const say = sayIn(command)
  const print = (zh: string, en: string) => printLine(command, printable(say({ zh, en }), 1000))
  const share = (of: number) => `${Math.round(of * 100)}%`
  for (const [name, { date, workingDays }] of [['p50', report.p50], ['p80', report.p80], ['p95', report.p95]] as const) print(`${name} ${date}，${workingDays} 个工作日`, `${name} ${date}, ${workingDays} working days`)
  print(`到期日 ${report.due}，按期 ${share(onTime)}${provisional ? '（暂定）' : ''}`, `due ${report.due}, on time ${share(onTime)}${provisional ? ' (provisional)' : ''}`)
  for (const { id, observed: times, critical: waits, p50: middle, p80: most } of report.nodes) {
    const names = textIn(content.nodes.find((node) => node.id === id)!.names, contextOf(command).lang)
    print(`  ${id} ${names}：${times === 0 ? '未见记录，按时限' : `见 ${times} 次`}，p50 ${middle.date}，p80 ${most.date}，关键 ${share(waits)}`, `  ${id} ${names}: ${times === 0 ? 'never seen, takes its limit' : `seen ${times === 1 ? 'once' : `${times} times`}`}, p50 ${middle.date}, p80 ${most.date}, critical ${share(waits)}`)
  }
}

const countOf = (observed: Observed | undefined): number => (observed?.handling ?? []).reduce((sum, { times }) => sum + times, 0)
