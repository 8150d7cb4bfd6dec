import type { Refusal } from '@tongban/kernel'
import type { Command } from './commands.js'
import type { Context } from './context.js'
import type { JobEvent } from './events.js'
import type { Job } from './job.js'

/** What a command itself makes fact, before what follows from it; nothing: the command says what is known. */
export type Rule<C extends Command> = (job: Job, command: C, context: Context) => JobEvent[] | Refusal
