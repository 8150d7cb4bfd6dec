import { refuse, type Refusal, type RefusalParam } from '@tongban/kernel'

export type BlueprintFaultCode =
  | 'blueprint-without-nodes' | 'blueprint-node-twice' | 'blueprint-edge-to-nowhere' | 'blueprint-edge-twice' | 'blueprint-cycle'
  | 'blueprint-condition-missing' | 'blueprint-condition-out-of-place' | 'blueprint-condition-on-nothing' | 'blueprint-condition-undecided'
  | 'blueprint-condition-impossible' | 'blueprint-without-issue' | 'blueprint-issue-unfounded' | 'blueprint-issue-unreachable' | 'blueprint-decision-without-issue'
  | 'blueprint-item-missing' | 'blueprint-item-out-of-place' | 'blueprint-unknown-item' | 'blueprint-unknown-department' | 'blueprint-department-not-of-item'
  | 'blueprint-tier-not-of-item' | 'blueprint-limit-too-short' | 'blueprint-consent-out-of-place' | 'blueprint-consent-without-basis'
  | 'blueprint-consent-after-limit' | 'blueprint-unknown-material' | 'blueprint-material-twice' | 'blueprint-document-twice' | 'blueprint-document-unused'
  | 'blueprint-unknown-code' | 'blueprint-unknown-licence' | 'blueprint-no-power' | 'blueprint-name-missing' | 'blueprint-without-basis' | 'blueprint-away-hours-not-usable'
  | 'blueprint-office-hours-missing' | 'blueprint-office-hours-not-usable' | 'blueprint-office-hours-out-of-order' | 'blueprint-pause-without-basis'

/** What is wrong with a blueprint and the way out; `params.node` is the node it is wrong at, null when it is the whole. */
export type BlueprintFault = Refusal<BlueprintFaultCode> & { params: { node: string | null } }

export function fault(code: BlueprintFaultCode, node: string | null, params: Record<string, RefusalParam> = {}): BlueprintFault {
  return refuse(code, { node, ...params }) as BlueprintFault
}

/** The values that stand at a later place too, each once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))]
}
