import type { StateWords } from '../../shared/states/graph-states.js'

interface Words { zh: string; en: string }
export interface CaseStep extends Words {
  tone: StateWords['tone']
  at: string | null
}

/** What happened to a case, for its applicant. Kinds that are the office's own affair (a reminder, a clock's stop by another body) have no line. */
const told: Record<string, [StateWords['tone'], string, string]> = {
  'application-received': ['done', '收件', 'Handed in'],
  'missing-notified': ['warning', '一次性告知需补齐的材料', 'You were told which documents are missing'],
  'papers-completed': ['done', '材料已补齐', 'Documents completed'],
  accepted: ['done', '受理', 'Accepted'],
  'not-accepted': ['refused', '不予受理', 'Not accepted'],
  handled: ['done', '承办', 'Examined'],
  reviewed: ['done', '审核', 'Reviewed'],
  'sent-back': ['stopped', '退回复核', 'Sent back to be looked at again'],
  approved: ['done', '批准', 'Approved'],
  refused: ['refused', '不予许可', 'Refused'],
  concluded: ['done', '办结', 'Completed'],
  delivered: ['done', '送达', 'Delivered'],
  withdrawn: ['stopped', '撤回', 'Withdrawn'],
  lapsed: ['stopped', '逾期未补齐，终止', 'Ended: documents did not come in time'],
}

/** What is still to come, by the state; an instant case goes from acceptance straight to its end. */
const ahead: Record<string, readonly string[]> = {
  ACCEPTED: ['handled', 'reviewed', 'approved', 'concluded'], HANDLED: ['reviewed', 'approved', 'concluded'], REVIEWED: ['approved', 'concluded'], APPROVED: ['concluded'], REFUSED: ['concluded'],
}

/** The whole way of a case: what was done and when, what is being done, what has not begun. */
export function wayOf(state: string, instant: boolean, steps: readonly { at: string; kind: string }[]): CaseStep[] {
  const past = steps.flatMap(({ at, kind }) => (told[kind] ? [stepOf(kind, told[kind][0], at)] : []))
  const next = instant && state === 'ACCEPTED' ? ['concluded'] : (ahead[state] ?? [])
  return [...past, ...next.map((kind, i) => stepOf(kind, i === 0 ? 'going' : 'waiting', null))]
}

const stepOf = (kind: string, tone: StateWords['tone'], at: string | null): CaseStep => ({ tone, at, zh: told[kind]![1], en: told[kind]![2] })
