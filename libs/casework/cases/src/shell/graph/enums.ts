import { registerEnumType } from '@nestjs/graphql'
import { caseActs, caseStates } from '../../core/transitions.js'

/** GraphQL's names of our words: `not-accepted` is NOT_ACCEPTED, `acceptCase` is acceptCase. */
export const named = (words: readonly string[], name: (word: string) => string = (word) => word.toUpperCase().replaceAll('-', '_')) =>
  Object.fromEntries(words.map((word) => [name(word), word]))

export const CaseStateEnum = named(caseStates)
export const CaseActEnum = named(caseActs, (word) => word)
export const StageEnum = named(['acceptance', 'handling', 'review', 'approval', 'conclusion', 'delivery'])
export const ChannelEnum = named(['window', 'online', 'hotline', 'post', 'terminal', 'joint'])
export const CaseResultEnum = named(['granted', 'refused'])
export const CaseSortEnum = named(['received-asc', 'received-desc', 'due-asc', 'next-due-asc'])
export const CaseDueEnum = named(['overdue', 'soon'])

export const TaskKindEnum = named(['decision', 'opinion', 'applicant-duty', 'external', 'notice', 'issue'])
export const TaskDecisionEnum = named(['approve', 'refuse', 'consent', 'object'])

registerEnumType(TaskKindEnum, { name: 'CaseTaskKind', description: 'What the node of a joint job asks for.' })
registerEnumType(TaskDecisionEnum, { name: 'CaseTaskDecisionKind', description: 'What was decided on a task: an opinion consents or objects.' })
registerEnumType(CaseStateEnum, { name: 'CaseState', description: 'Where a case stands. RECEIVED and NOTIFIED are before acceptance, when no clock runs; CANCELLED is the end of a case whose joint task was taken back.' })
registerEnumType(CaseActEnum, { name: 'CaseAct', description: 'What can be done with a case; each is the name of a mutation.' })
registerEnumType(StageEnum, { name: 'CaseStage', description: 'The five watched stages, and delivery.' })
registerEnumType(ChannelEnum, { name: 'CaseChannel', description: 'How an application came in.' })
registerEnumType(CaseResultEnum, { name: 'CaseResultKind', description: 'What a case was concluded with.' })
registerEnumType(CaseSortEnum, { name: 'CaseSort', description: 'The order of a list of cases. DUE_ASC lists only those whose clock runs, the most urgent first; NEXT_DUE_ASC all that are open, by `nextDue`, and those without one last.' })
registerEnumType(CaseDueEnum, { name: 'CaseDue', description: 'OVERDUE: the last day has passed; SOON: it is today or within one working day.' })
