export {
  forms, keyOf, outcomesOf, satisfied,
  type Blueprint, type BlueprintContent, type BlueprintDocument, type BlueprintEdge, type BlueprintNode, type Condition, type DeemedConsent,
  type DocumentForm, type DocumentKey, type EdgeKind, type Limit, type NodeKind, type NodeMaterial, type NodeOutcome,
} from './core/blueprint.js'
