import { checkBlueprint, criticalPath, documentUnion, expectedDue, graphOf, inOrder, type BlueprintContent, type BlueprintFile } from '@tongban/blueprints'
import { sentence } from '@tongban/contracts'
import { calendar, CalendarNotPublished, formatDay, yearOf, type Day } from '@tongban/kernel'
import type { Command } from 'commander'
import path from 'node:path'
import { contextOf, printJson } from '../context.js'
import { printable, Refused } from '../refused.js'
import { demoContext } from './demo-context.js'
import { printReport } from './print-report.js'
import { readBlueprintFile } from './read-json.js'

const root = path.resolve(import.meta.dirname, '../../../..')

/** Checks one file and prints what it found; the number of faults. Refuses a file that is none. */
export function checkFile(file: string, { start, json }: { start?: Day; json?: boolean }, command: Command): number {
  const blueprint = readBlueprintFile(file)
  const report = reportOn(blueprint, start, contextOf(command).lang)
  if (json) printJson(command, report)
  else printReport(command, blueprint, report)
  return report.faults.length
}

export type Report = ReturnType<typeof reportOn>

function reportOn({ effectiveFrom, content }: BlueprintFile, start: Day | undefined, lang: 'zh' | 'en') {
  const faults = checkBlueprint(content, demoContext(root, effectiveFrom))
  const { asked, distinct, documents } = documentUnion(content)
  return {
    faults: faults.map((fault) => ({ code: fault.refused, node: fault.params.node, params: fault.params, message: printable(sentence(fault, lang), 1000) })),
    ...(planned(content) ? planOf(content, start) : { criticalPath: null, nodes: null, ...(start !== undefined && { due: null }) }),
    documents: { asked, distinct, union: documents },
  }
}

/** Only a graph without a cycle has a critical path. */
const planned = (content: BlueprintContent) => content.nodes.length > 0 && inOrder(graphOf(content)).length === new Set(content.nodes.map(({ id }) => id)).size

function planOf(content: BlueprintContent, start: Day | undefined) {
  const { workingDays, nodes, critical } = criticalPath(content)
  return {
    criticalPath: { workingDays, nodes: critical },
    nodes: nodes.map(({ id, days, earliest, latest, slack }) => ({ id, days, earliest, latest, slack })),
    ...(start !== undefined && { due: dueOn(content, start) }),
  }
}

function dueOn(content: BlueprintContent, start: Day) {
  try {
    const { date, provisional, nodes } = expectedDue(content, start, calendar)
    return { date: formatDay(date), provisional, nodes: nodes.map(({ id, begins, due }) => ({ id, begins: formatDay(begins), due: formatDay(due) })) }
  } catch (error) {
    if (!(error instanceof CalendarNotPublished)) throw error
    throw new Refused('year-not-published', { year: error.year, version: calendar.version, first: yearOf(calendar.firstDay), last: yearOf(calendar.lastDay) })
  }
}
