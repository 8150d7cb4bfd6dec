import { NO_DEPARTMENT } from '@tongban/kernel'
import { missingPapers } from '../../core/papers.js'
import type { RunningClock } from '../../core/case.js'
import { possibleActs } from '../../core/check-act.js'
import type { KeptCase } from '../kase-row.js'
import type { Task } from '../../core/task.js'
import type { CaseTask } from './case-task.type.js'
import type { Case, CaseClock, CaseProgress } from './case.type.js'

export function clockView(running: RunningClock, { concludedAt, closedAt }: Pick<KeptCase, 'concludedAt' | 'closedAt'>): CaseClock {
  const { clock, due } = running
  return { start: clock.start, limit: clock.limit, unit: clock.unit, due: due?.date ?? null, provisional: due?.provisional ?? false, running, endedAt: concludedAt ?? closedAt }
}

export function caseView(kase: KeptCase): Case {
  const { item, notifyBy, notification, promised, statutory } = kase
  return {
    ...kase,
    kept: kase,
    itemCode: item.code,
    itemVersion: item.version,
    possibleActs: possibleActs(kase),
    missing: missingPapers(kase.terms, kase.papers),
    notifyBy: notifyBy.date,
    notification: notification && { ...notification, kept: kase },
    promised: promised && clockView(promised, kase),
    statutory: statutory && clockView(statutory, kase),
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
export function progressView(kept: KeptCase): CaseProgress {
  const { item, number, state, receivedAt, acceptedAt, promised, concludedAt, result, closedAt } = kept
  return {
    number: number!, state, itemCode: item.code, itemVersion: item.version, receivedAt, acceptedAt: acceptedAt!, promised: clockView(promised!, kept), concludedAt, result, closedAt, kept,
  }
}
