export { actRules, apart, type StepKind } from './core/act-rules.js'
export {
  claim as claimCentreTask, decide as decideCentreTask, mayConclude, takeNews, type CentreTask, type TaskNews, type TaskWord,
} from './core/centre-task.js'
export { caseActs, caseStates, next, type CaseAct, type CaseState } from './core/transitions.js'
export { casesSchema } from './schema.js'
export { Applications, type ItemInForce, type ReceiveCommand } from './shell/applications.js'
export { CaseActs, type ActCommand, type Office } from './shell/case-acts.js'
export { caseStatements } from './shell/case-statements.js'
export { CasesModule, itemsOf, type CasesOptions } from './shell/cases.module.js'
export type { Actor, Answer } from './shell/command.js'
export { taskInbox } from './shell/task-inbox.js'
export { identityKeys, type IdentityKeys } from '@tongban/counter'
