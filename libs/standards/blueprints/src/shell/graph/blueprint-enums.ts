import { registerEnumType } from '@nestjs/graphql'
import type { EdgeKind, NodeKind, NodeOutcome } from '../../core/blueprint.js'
import type { VersionState } from '../../core/version.js'

export const BlueprintNodeKind = {
  DECISION: 'decision', OPINION: 'opinion', APPLICANT_DUTY: 'applicant-duty', EXTERNAL: 'external', NOTICE: 'notice', ISSUE: 'issue',
} as const satisfies Record<string, NodeKind>
registerEnumType(BlueprintNodeKind, { name: 'BlueprintNodeKind', description: 'What a node asks for, and of whom.' })

export const BlueprintEdgeKind = { HARD: 'hard', SOFT: 'soft', CONDITIONAL: 'conditional' } as const satisfies Record<string, EdgeKind>
registerEnumType(BlueprintEdgeKind, { name: 'BlueprintEdgeKind', description: 'Hard: a refusal cancels what follows. Soft: order only. Conditional: taken when the node named ended so.' })

export const BlueprintOutcome = {
  APPROVED: 'approved', REFUSED: 'refused', CONSENTED: 'consented', OBJECTED: 'objected', DEEMED_CONSENT: 'deemed-consent', SKIPPED: 'skipped',
} as const satisfies Record<string, NodeOutcome>
registerEnumType(BlueprintOutcome, { name: 'BlueprintOutcome', description: 'How a node may end.' })

export const BlueprintVersionState = { DRAFT: 'draft', PUBLISHED: 'published', DISCARDED: 'discarded' } as const satisfies Record<string, VersionState>
registerEnumType(BlueprintVersionState, { name: 'BlueprintVersionState' })
