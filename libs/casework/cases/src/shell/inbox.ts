import { officerOf } from '@tongban/counter'
import type { Database, Statement } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import { calendar, type Day, dueOf, formatDay, NO_DEPARTMENT } from '@tongban/kernel'
import { apart } from '../core/act-rules.js'
import { awaitedStage, dutiesOf } from '../core/next-step.js'
import type { CaseState } from '../core/transitions.js'

/** Whose next step it is: an officer with what their posts take. */
export interface Desk {
  subject: string
  /** Centre, stage and department as one text, `hzcg|handling|gs`; `*` is every department. */
  duties: string[]
}

/** What somebody takes at these centres by the posts they hold at that time. */
export function deskOf(directory: Directory, subject: string, centres: readonly string[], at: Date): Desk {
  const dutiesAt = (centre: string) => dutiesOf(officerOf(directory, subject, centre, at).posts, NO_DEPARTMENT).map(({ stage, department }) => `${centre}|${stage}|${department ?? '*'}`)
  return { subject, duties: centres.flatMap(dutiesAt) }
}

/** `nextStage` of an open case in SQL, made from the same table. */
const STAGE = `case when state = 'accepted' and task is null and terms ->> 'kind' = 'instant' then 'conclusion' else case state ${
  (Object.entries(awaitedStage) as [CaseState, string | null][]).filter(([, stage]) => stage).map(([state, stage]) => `when '${state}' then '${stage}'`).join(' ')} end end`

/** Whether an open case of case_file waits for this desk, and its holder did not take the work that they would judge. A plain condition: it leaves the index its order. */
export function isMine({ subject, duties }: Desk, value: (value: unknown) => string): string {
  const [me, own] = [value(subject), value(duties)]
  const waits = (department: string) => `centre_id || '|' || ${STAGE} || '|' || ${department} = any(${own}::text[])`
  const judged = Object.entries(apart).flatMap(([stage, others]) => others.map((other) => `(${STAGE} = '${stage}' and officers ->> '${other}' = ${me}::text)`))
  return `(${waits("'*'")} or ${waits("(terms ->> 'department')")}) and (${judged.join(' or ')}) is not true`
}

/** How soon a case is due: before today, or within one working day from it. */
export type DueWithin = 'overdue' | 'soon'

/** The first day that is soon, and the first that is not any more. A clock that stands and a concluded case are neither. */
export function dueWithin(within: DueWithin, today: Day, value: (value: unknown) => string): string {
  const from = within === 'soon' ? `next_due >= ${value(formatDay(today))}::date and ` : ''
  const to = within === 'soon' ? soonUntil(today) : today
  return `${from}next_due < ${value(formatDay(to))}::date and state <> 'concluded'`
}

/** The day after the next working day: up to then one working day is left, when an early warning is given. */
function soonUntil(today: Day): Day {
  return dueOf({ start: today, limit: 1, unit: 'wd', extensions: [], pauses: [], calendarVersion: calendar.version }, calendar)!.date + 1
}

export interface BoxCount {
  count: number
  soon: number
  overdue: number
}

/** How many open cases a centre has, how many of them wait for this desk, and how many of each are due: one walk over the open cases. */
export async function countBoxes(database: Database, centres: readonly string[], centreId: string, desk: Desk, today: Day): Promise<{ mine: BoxCount; all: BoxCount }> {
  const { rows: [row] } = await database.inTenantEach(centres, (tx) => tx.query<Record<string, number>>(boxesStatement(centreId, desk, today)))
  const box = (name: string): BoxCount => ({ count: row![name]!, soon: row![`${name}_soon`]!, overdue: row![`${name}_overdue`]! })
  return { mine: box('mine'), all: box('all') }
}

export function boxesStatement(centreId: string, desk: Desk, today: Day): Statement {
  const values: unknown[] = [centreId]
  const value = (one: unknown) => `$${values.push(one)}`
  const counts = (name: string, where: string) =>
    [`(count(*) filter (where ${where}))::int as "${name}"`, ...(['soon', 'overdue'] as const).map((within) => `(count(*) filter (where ${where} and ${within}))::int as "${name}_${within}"`)]
  return {
    text: `with open as materialized (
      select ${isMine(desk, value)} as mine, ${dueWithin('soon', today, value)} as soon, ${dueWithin('overdue', today, value)} as overdue
      from case_file where centre_id = $1::text and closed_at is null
    ) select ${[...counts('mine', 'mine'), ...counts('all', 'true')].join(', ')} from open`,
    values,
  }
}
