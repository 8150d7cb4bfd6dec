import { isRefusal, refuse } from '@tongban/kernel'
import type { Act, Decision, Kase } from './case.js'
import { changeOf, checkAct } from './check-act.js'
import { paperKey, type PaperKey } from './task.js'

export interface RequestTaskPapers extends Act {
  commandId: string
  papers: readonly PaperKey[]
}

const REQUESTS_AT_MOST = 50

/** Asks for papers of the node, with the reason why what lies with the job cannot serve. Coordination asks the applicant once for what all departments miss. */
export function requestTaskPapers(kase: Kase, act: RequestTaskPapers): Decision {
  const taken = checkAct(kase, 'requestTaskPapers', act)
  if (isRefusal(taken)) return taken
  const task = kase.task!
  if (act.papers.length === 0) return refuse('bad-input', { field: 'papers', reason: 'empty' })
  const own = new Set(task.papers.map(paperKey))
  const keys = act.papers.map(paperKey)
  const foreign = keys.filter((key) => !own.has(key))
  if (foreign.length > 0) return refuse('papers-not-of-task', { node: task.node, papers: [...new Set(foreign)], possible: [...own] })
  const twice = keys.find((key, i) => keys.indexOf(key) < i)
  if (twice) return refuse('material-twice', { material: twice })
  const asked = new Set(task.requests.flatMap(({ papers }) => papers.map(paperKey)))
  const again = keys.filter((key) => asked.has(key))
  if (again.length > 0) return refuse('papers-asked-before', { node: task.node, papers: again })
  if (task.requests.length >= REQUESTS_AT_MOST) return refuse('bad-input', { field: 'papers', reason: 'too-many' })
  const request = { commandId: act.commandId, papers: act.papers.map(({ code, subject, variant }) => ({ code, subject, variant })), at: act.occurredAt.toISOString() }
  return { step: taken.step, change: { ...changeOf(kase, taken, act), task: { ...task, requests: [...task.requests, request] } } }
}
