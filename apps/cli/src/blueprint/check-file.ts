import { checkOnDays, criticalPath, documentUnion, expectedDue, graphOf, inOrder, type BlueprintContent, type BlueprintFile } from '@tongban/blueprints'
import { sentence } from '@tongban/contracts'
import { calendar, formatDay, type Day } from '@tongban/kernel'
import type { Command } from 'commander'
import path from 'node:path'
import { contextOf, printJson } from '../context.js'
import { printable } from '../refused.js'
import { demoContext } from './demo-context.js'
import { printReport } from './print-report.js'
import { readBlueprintFile } from './read-json.js'
import { refuseUnusableStart } from './usable-start.js'

const root = path.resolve(import.meta.dirname, '../../../..')

/** Checks one file and prints what it found; the number of faults. Refuses a file that is none, and a day on which no job goes by it. */
export function checkFile(file: string, { start, json }: { start?: Day; json?: boolean }, command: Command): number {
  const blueprint = readBlueprintFile(file)
  if (start !== undefined) refuseUnusableStart(blueprint, start)
  const report = reportOn(blueprint, start, contextOf(command).lang)
  if (json) printJson(command, report)
  else printReport(command, blueprint, report)
  return report.faults.length
}

export type Report = ReturnType<typeof reportOn>

function reportOn({ effectiveFrom, content }: BlueprintFile, start: Day | undefined, lang: 'zh' | 'en') {
  const days = [...new Set([effectiveFrom, start ?? effectiveFrom])]
  const faults = checkOnDays(content, days.map((on) => demoContext(root, on)))
  const { asked, distinct, documents } = documentUnion(content)
  return {
    checkedOn: days.map(formatDay),
    faults: faults.map((fault) => ({ code: fault.refused, node: fault.params.node, on: formatDay(fault.on), params: fault.params, message: printable(sentence(fault, lang), 1000) })),
    rules: content.rules,
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
  const { date, provisional, nodes } = expectedDue(content, start, calendar)
  return { date: formatDay(date), provisional, nodes: nodes.map(({ id, begins, due }) => ({ id, begins: formatDay(begins), due: formatDay(due) })) }
}
