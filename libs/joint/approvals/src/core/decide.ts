import { isRefusal, type Refusal } from '@tongban/kernel'
import { acceptJob, declineJob } from './accept-job.js'
import type { Command, CommandOf, CommandType } from './commands.js'
import type { Context } from './context.js'
import { lapse, requestCorrection } from './correction.js'
import { decideTask } from './decide-task.js'
import type { Step } from './events.js'
import { apply, fold } from './fold.js'
import type { Job } from './job.js'
import { answerAgain, messagesOf, type OutMessage } from './messages.js'
import { overrideObjection, upholdObjection } from './objection.js'
import { passLimit, raiseAway } from './pass-limit.js'
import { reassignTask, remindTask } from './reassign-task.js'
import { receivePapers, requestPapers } from './request-papers.js'
import type { Rule } from './rule.js'
import { settle } from './settle.js'
import { routeAgain, settleLate } from './settle-late.js'
import { submit } from './submit.js'
import { claimTask, pauseTask, receiveTask, resumeTask } from './task-progress.js'
import { withdrawJob } from './withdraw-job.js'

/** The rule of every command; a new command breaks the build here. */
export const rules: { [T in CommandType]: Rule<CommandOf<T>> } = {
  submit, requestCorrection, accept: acceptJob, decline: declineJob, withdraw: withdrawJob, lapse, receivePapers,
  receiveTask, claimTask, pauseTask, resumeTask, decideTask, requestPapers,
  overrideObjection, upholdObjection, reassignTask, remindTask, passLimit, raiseAway, routeAgain, settleLate,
}

export interface Decided {
  /** Null: the command was answered before, or says only what is known; nothing is written. */
  step: Step | null
  /** The rows after it. */
  job: Job
  /** What goes out with it, in the same transaction. */
  out: OutMessage[]
}

/**
 * What a command makes of a job: one step, the rows after it, and the messages it sends; or a refusal, which changes nothing. Pure: the shell loads the
 * rows, calls this, writes what `changedRows` names guarded by `row.version`, and on a lost race loads and decides again.
 */
export function decide(job: Job, command: Command, context: Context): Decided | Refusal {
  if (job.commands.includes(command.commandId)) return { step: null, job, out: answerAgain(job, command) }
  const facts = (rules[command.type] as Rule<Command>)(job, command, context)
  if (isRefusal(facts)) return facts
  const { events: follow } = settle(facts.reduce((sofar, event) => apply(sofar, event, context.at), job), context)
  const events = [...facts, ...follow]
  if (events.length === 0) return { step: null, job, out: [] }
  const by = 'by' in command ? command.by.subject : 'centre' in command ? command.centre : null
  const step: Step = { no: job.row.version + 1, commandId: command.commandId, command: command.type, at: context.at, by, events }
  const after = fold(job, step)
  return { step, job: after, out: messagesOf(job, step, after, context) }
}

/** The rows that a step changed: what the shell writes beside the step and the messages. */
export function changedRows(before: Job, after: Job): { row: boolean; tasks: string[]; late: string[] } {
  return {
    row: before.row !== after.row,
    tasks: Object.keys(after.tasks).filter((node) => after.tasks[node] !== before.tasks[node]),
    late: after.late.filter((late) => !before.late.includes(late)).map(({ commandId }) => commandId),
  }
}
