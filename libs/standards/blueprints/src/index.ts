export {
  forms, keyOf, outcomesOf, rulesBefore, satisfied,
  type Blueprint, type BlueprintContent, type BlueprintDocument, type BlueprintEdge, type BlueprintNode, type BlueprintRules, type Condition, type DeemedConsent,
  type DocumentForm, type DocumentKey, type EdgeKind, type Limit, type NodeKind, type NodeMaterial, type NodeOutcome,
} from './core/blueprint.js'
export { checkBlueprint, checkChart, checkOnDays, type CheckContext, type DatedFault, type KnownItem } from './core/check/check-blueprint.js'
export type { BlueprintFault, BlueprintFaultCode } from './core/check/fault.js'
export { criticalPath, inWorkingDays, type Placed, type Plan } from './core/critical-path.js'
export type { Observed, Seen, Wait } from './core/distribution.js'
export { documentUnion, joinNeeds, needsOf, stricter, type DocumentUnion, type Need, type UnionDocument, type Use } from './core/documents.js'
export { expectedDue, type DatedNode, type ExpectedDue } from './core/expected-due.js'
export { ancestorsOf, cyclesOf, graphOf, inOrder, type Graph } from './core/graph.js'
export { routeOf, tierOf, type Empowered } from './core/route.js'
export { forecasting, whatIf, type Forecast, type Progress, type Question } from './core/what-if.js'
export { contentHashOf, readBlueprint, refuseShape, type BlueprintFile } from './shell/read-blueprint.js'
export { blueprintsReaderSchema, blueprintsSchema } from './schema.js'
export { BlueprintIntake } from './shell/blueprint-intake.js'
export { Blueprints, type HeldBlueprint } from './shell/blueprints.js'
export { layOut, type Layout } from './shell/lay-out.js'
export { BlueprintActs } from './shell/blueprint-acts.js'
export { BlueprintReader } from './shell/blueprint-reader.js'
export { importBlueprints } from './shell/import-blueprints.js'
export { BlueprintsModule, type BlueprintsModuleOptions } from './shell/blueprints.module.js'
export { contextOf, knownItem } from './shell/context-of.js'
