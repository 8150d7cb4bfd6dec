import { dayInShanghai, isRefusal, mayPause, refuse } from '@tongban/kernel'
import { findHolding, within } from './check.js'
import type { CommandOf } from './commands.js'
import type { Holding, TaskRow } from './job.js'
import type { Rule } from './rule.js'
import { isOpen } from './task-transitions.js'

/** The offer arrived: delivery ends here. News of an epoch that is over is kept as a fact and moves nothing. */
export const receiveTask: Rule<CommandOf<'receiveTask'>> = (job, command, { at }) => {
  const found = findHolding(job, command)
  if (isRefusal(found)) return found
  if (found.held.receivedAt !== null) return []
  return [{ type: 'task-received', node: command.node, epoch: command.epoch, occurredAt: within(command.occurredAt, found.held.offeredAt, at) }]
}

/** An officer took it up: handling begins. */
export const claimTask: Rule<CommandOf<'claimTask'>> = (job, command, { at }) => {
  const found = findHolding(job, command)
  if (isRefusal(found)) return found
  if (found.held.claimedAt !== null) return []
  const { node, epoch, officer, occurredAt } = command
  return [{ type: 'task-claimed', node, epoch, officer, occurredAt: within(occurredAt, found.held.offeredAt, at) }]
}

/** The task's clock stands, for what the law names or the blueprint cites (art. 45). */
export const pauseTask: Rule<CommandOf<'pauseTask'>> = (job, command, { at }) => {
  const found = findHolding(job, command)
  if (isRefusal(found)) return found
  const { node, pause, reason, basis, occurredAt } = command
  if (!mayPause(reason, basis ?? undefined)) return refuse('pause-without-rule', { reason, node })
  if (!holdsNow(found) || known(found.task, pause)) return []
  const from = dayInShanghai(new Date(within(occurredAt, found.held.offeredAt, at)))
  return [{ type: 'task-paused', node, pause: { id: pause, reason, ...(basis === null ? {} : { basis }), from, to: null } }]
}

/** The clock runs on. A pause not heard of before comes whole with its end. */
export const resumeTask: Rule<CommandOf<'resumeTask'>> = (job, command, { at }) => {
  const found = findHolding(job, command)
  if (isRefusal(found)) return found
  const { node, pause, reason, basis, from, occurredAt } = command
  if (!mayPause(reason, basis ?? undefined)) return refuse('pause-without-rule', { reason, node })
  const before = known(found.task, pause)
  if (!holdsNow(found) || (before && before.to !== null)) return []
  const begun = before?.from ?? Math.max(from, dayInShanghai(new Date(found.held.offeredAt)))
  const to = Math.max(begun, dayInShanghai(new Date(within(occurredAt, found.held.offeredAt, at))))
  return [{ type: 'task-resumed', node, pause: { id: pause, reason, ...(basis === null ? {} : { basis }), from: begun, to } }]
}

const holdsNow = ({ task, held }: { task: TaskRow; held: Holding }) => held.epoch === task.epoch && isOpen(task.state)
const known = (task: TaskRow, id: string) => task.pauses.find((pause) => pause.id === id)
