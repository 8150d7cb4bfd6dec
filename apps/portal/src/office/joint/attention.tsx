import type { ResultOf } from '../../shared/graph/graphql.js'
import { useMessages } from '../../shared/i18n/messages.js'
import { StateTag, type Tone } from '../../shared/states/state-tag.js'
import type { Jobs } from './jobs-query.js'
import { messages } from './messages.js'

export type Attention = NonNullable<ResultOf<typeof Jobs>['jointJobs']>['edges'][number]['node']['attention'][number]

const tones: Record<Attention, Tone> = { AWAY: 'away', ESCALATED: 'red', UNROUTABLE: 'stopped', OBJECTION: 'refused', LATE_DECISION: 'warning' }

/** Why a coordinator has to look, each by icon and word. */
export function AttentionTags({ of }: { of: readonly Attention[] }) {
  const say = useMessages(messages)
  return <>{of.map((one) => <StateTag key={one} tone={tones[one]}>{say(one)}</StateTag>)}</>
}
