import type { Day, Tier } from '@tongban/kernel'
import type { BlueprintContent } from '../blueprint.js'
import { graphOf } from '../graph.js'
import type { Empowered } from '../route.js'
import { checkCodes } from './check-codes.js'
import { checkConditions } from './check-conditions.js'
import { checkDocuments } from './check-documents.js'
import { checkGraph } from './check-graph.js'
import { checkIssue } from './check-issue.js'
import { checkNodes } from './check-nodes.js'
import { checkRoutes } from './check-routes.js'
import { checkRules } from './check-rules.js'
import type { BlueprintFault } from './fault.js'

/** What a check reads of a catalogue item in force. */
export interface KnownItem {
  department: string
  tiers: readonly Tier[]
  /** Type codes of its materials. */
  materials: readonly string[]
  /** Type codes of what it hands out. */
  results: readonly string[]
}

/** What a check has to know of the city. */
export interface CheckContext {
  /** The day from which the blueprint is to hold. */
  on: Day
  items: ReadonlyMap<string, KnownItem>
  /** Codes of the directory's departments. */
  departments: readonly string[]
  /** Divisions where a job may come in: every node must find a power over each of them. */
  regions: readonly string[]
  /** As `Directory.powers`: the lowest tier first. */
  powers(item: string, division: string, on: Day): readonly Empowered[]
}

/**
 * Everything that is wrong with a blueprint whose shape is right: the graph, its conditions, what each node names, the documents and their codes, the routes, the rules, the issue.
 * Empty when it may be published. Conditions are asked about once the graph has no fault, the issue once they have none.
 */
export function checkBlueprint(content: BlueprintContent, context: CheckContext): BlueprintFault[] {
  return [
    ...checkCourse(content),
    ...checkNodes(content, context),
    ...checkDocuments(content, context),
    ...checkCodes(content, context),
    ...checkRoutes(content, context),
    ...checkRules(content),
  ]
}

/** A fault, and the first of the days asked about on which it is one. */
export type DatedFault = BlueprintFault & { on: Day }

/** The same on several days, the one from which the blueprint is to hold and those on which a job may begin: each fault once, at the first day it has. */
export function checkOnDays(content: BlueprintContent, contexts: readonly CheckContext[]): DatedFault[] {
  const seen = new Set<string>()
  return contexts.flatMap((context) => checkBlueprint(content, context).flatMap((fault): DatedFault[] => {
    const same = JSON.stringify([fault.refused, { ...fault.params, on: null, known: null }])
    if (seen.has(same)) return []
    seen.add(same)
    return [{ ...fault, on: context.on }]
  }))
}

/** What no reader can play, whatever the city knows: the course from the first node to an issue, and the rules that jobs go by. */
export function checkStructure(content: BlueprintContent): BlueprintFault[] {
  return [...checkCourse(content), ...checkRules(content)]
}

function checkCourse(content: BlueprintContent): BlueprintFault[] {
  const chart = checkChart(content)
  return chart.length > 0 ? chart : checkIssue(graphOf(content))
}

/** What is wrong with the chart alone, whatever the city knows: its graph, then its conditions. Without these faults it can be played. */
export function checkChart(content: BlueprintContent): BlueprintFault[] {
  const graph = graphOf(content)
  const broken = checkGraph(content, graph)
  return broken.length > 0 ? broken : checkConditions(content, graph)
}
