import { NO_DEPARTMENT } from '@tongban/kernel'
import { missingPapers } from '../../core/papers.js'
import type { RunningClock } from '../../core/case.js'
import { possibleActs } from '../../core/check-act.js'
import type { KeptCase } from '../kase-row.js'
import type { Task } from '../../core/task.js'
import type { CaseTask } from './case-task.type.js'
import type { Case, CaseClock, CaseProgress } from './case.type.js'

export const clockView = ({ clock, due }: RunningClock): CaseClock =>
  ({ start: clock.start, limit: clock.limit, unit: clock.unit, due: due?.date ?? null, provisional: due?.provisional ?? false })

export function caseView(kase: KeptCase): Case {
  const { item, notifyBy, promised, statutory } = kase
  return {
    ...kase,
    itemCode: item.code,
    itemVersion: item.version,
    possibleActs: possibleActs(kase),
    missing: missingPapers(kase.terms, kase.papers),
    notifyBy: notifyBy.date,
    promised: promised && clockView(promised),
    statutory: statutory && clockView(statutory),
    task: kase.task && taskView(kase.task, kase),
  }
}

function taskView({ blueprint, offeredAt, decision, requests, reminders, ended, ...task }: Task, { centreId, terms }: KeptCase): CaseTask {
  return {
    ...task,
    centreId,
    department: terms.department === NO_DEPARTMENT ? null : terms.department,
    blueprintCode: blueprint.code,
    blueprintVersion: blueprint.version,
    offeredAt: new Date(offeredAt),
    decision: decision && { ...decision, decidedAt: new Date(decision.at), confirmedAt: decision.confirmedAt === null ? null : new Date(decision.confirmedAt) },
    requested: requests.flatMap(({ papers }) => papers),
    reminders: reminders.map(({ no, by, at }) => ({ no, by, at: new Date(at) })),
    endedBecause: ended?.why ?? null,
  }
}

/** An accepted case, as its receipt shows it. */
export function progressView({ item, number, state, receivedAt, acceptedAt, promised, concludedAt, result, closedAt }: KeptCase): CaseProgress {
  return {
    number: number!, state, itemCode: item.code, itemVersion: item.version, receivedAt, acceptedAt: acceptedAt!, promised: clockView(promised!), concludedAt, result, closedAt,
  }
}
