import { OUTBOX_COLUMNS, outboxPlaceholders } from '@tongban/exchange'
import { kaseColumns } from './kase-row.js'

const OUTBOX_WIDTH = OUTBOX_COLUMNS.split(',').length

const placeholders = (first: number, casts: readonly string[]) => casts.map((cast, i) => `$${first + i}::${cast}`).join(', ')

const STEP_COLUMNS = 'kind, stage, state, actor, post, window_id, occurred_at, recorded_at, basis, reason, step_hash, previous_step_hash, command_id, command_hash'
const STEP_CASTS = ['text', 'text', 'text', 'text', 'text', 'text', 'timestamptz', 'timestamptz', 'text', 'text', 'text', 'text', 'uuid', 'bytea']

const recordStep = (first: number) => `
  insert into case_step (centre_id, case_id, no, ${STEP_COLUMNS})
  select k.centre_id, k.id, k.version, ${placeholders(first, STEP_CASTS)} from k`

const sendStep = (first: number) => `insert into outbox (${OUTBOX_COLUMNS}) select ${outboxPlaceholders(first)} from k`

/** The case for an act, and whether its command was answered before. Values: centre, case, command. */
export const LOAD = {
  name: 'case-load',
  text: `
    select ${kaseColumns('k')}, s.case_id as answered_case, s.no as answered_no, s.command_hash as answered_hash
    from case_file k left join case_step s on s.centre_id = k.centre_id and s.command_id = $3::uuid
    where k.centre_id = $1::text and k.id = $2::uuid`,
}

/** The step that a command became, wherever. Values: centre, command. */
export const ANSWERED = {
  name: 'case-answered',
  text: 'select case_id as answered_case, no as answered_no, command_hash as answered_hash from case_step where centre_id = $1::text and command_id = $2::uuid',
}

/** Moves a case on: row, step and message in one statement, guarded by the version loaded. Most acts change no more than this. */
export const MOVE = {
  name: 'case-move',
  text: `
    with k as (
      update case_file set version = version + 1, state = $4::text, officers = $5::jsonb, concluded_at = $6::timestamptz, result = $7::text,
        closed_at = $8::timestamptz, last_step_hash = $9::text, last_occurred_at = $10::timestamptz
      where centre_id = $1::text and id = $2::uuid and version = $3::int
      returning centre_id, id, version
    ), s as (${recordStep(11)})
    ${sendStep(11 + STEP_CASTS.length)}`,
}

/** The same for acts that change papers, notification, number or clocks. */
const CHANGED = 'papers, notification, number, receipt_hash, accepted_at, promised, statutory, promised_due'
const CHANGE_CASTS = ['jsonb', 'jsonb', 'text', 'bytea', 'timestamptz', 'jsonb', 'jsonb', 'date']

const change = (columns: string, casts: readonly string[], send: (first: number) => string) => `
    with k as (
      update case_file set version = version + 1, state = $4::text, officers = $5::jsonb, concluded_at = $6::timestamptz, result = $7::text,
        closed_at = $8::timestamptz, last_step_hash = $9::text, last_occurred_at = $10::timestamptz,
        (${columns}) = (${placeholders(11, casts)})
      where centre_id = $1::text and id = $2::uuid and version = $3::int
      returning centre_id, id, version
    ), s as (${recordStep(11 + casts.length)})
    ${send(11 + casts.length + STEP_CASTS.length)}`

export const CHANGE = { name: 'case-change', text: change(CHANGED, CHANGE_CASTS, sendStep) }

/** The same for a case of a joint task, which is kept with it; what is told to coordination goes out with the step. */
const TASK_CASTS = [...CHANGE_CASTS, 'jsonb']
const sendStepAndWord = (first: number) => `${sendStep(first)} union all select ${outboxPlaceholders(first + OUTBOX_WIDTH)} from k`
export const CHANGE_TASK = { name: 'case-change-task', text: change(`${CHANGED}, task`, TASK_CASTS, sendStep) }
export const TELL_TASK = { name: 'case-tell-task', text: change(`${CHANGED}, task`, TASK_CASTS, sendStepAndWord) }

const FILE_COLUMNS = `centre_id, id, version, state, item_code, item_version, terms, channel, source_system, external_id, papers, received_at, notify_by,
  notify_by_provisional, officers, subject_keys, subject_key_version, last_step_hash, last_occurred_at`
const FILE_CASTS = ['text', 'uuid', 'int', 'text', 'text', 'int', 'jsonb', 'text', 'text', 'text', 'jsonb', 'timestamptz', 'date', 'boolean', 'jsonb', 'text[]', 'int', 'text', 'timestamptz']
const PARTY_COLUMNS = 'role, kind, identity_type, identity_sealed, name_sealed, key_id, subject_key'
const PARTY_CASTS = ['text[]', 'text[]', 'text[]', 'bytea[]', 'bytea[]', 'text[]', 'text[]']

/** Takes a case in: row, parties, first step and message in one statement. */
export const RECEIVE = {
  name: 'case-receive',
  text: `
    with k as (
      insert into case_file (${FILE_COLUMNS}) values (${placeholders(1, FILE_CASTS)}) returning centre_id, id, version, subject_key_version
    ), p as (
      insert into case_party (centre_id, case_id, no, subject_key_version, ${PARTY_COLUMNS})
      select k.centre_id, k.id, p.no, k.subject_key_version, ${PARTY_COLUMNS.split(', ').map((column) => `p.${column}`).join(', ')}
      from k, unnest(${placeholders(1 + FILE_CASTS.length, PARTY_CASTS)}) with ordinality as p (${PARTY_COLUMNS}, no)
    ), s as (${recordStep(1 + FILE_CASTS.length + PARTY_CASTS.length)})
    ${sendStep(1 + FILE_CASTS.length + PARTY_CASTS.length + STEP_CASTS.length)}`,
}

const OPEN_COLUMNS = `${FILE_COLUMNS}, promised, statutory, promised_due, task, job_id, job_node, job_epoch`
const OPEN_CASTS = [...FILE_CASTS, 'jsonb', 'jsonb', 'date', 'jsonb', 'uuid', 'text', 'int']

/** Opens the case of a task: row, first step, message and the answer to coordination in one statement; nothing where the offer was taken before. */
export const OPEN_TASK = {
  name: 'case-open-task',
  text: `
    with k as (
      insert into case_file (${OPEN_COLUMNS}) values (${placeholders(1, OPEN_CASTS)}) on conflict do nothing returning centre_id, id, version
    ), s as (${recordStep(1 + OPEN_CASTS.length)})
    ${sendStepAndWord(1 + OPEN_CASTS.length + STEP_CASTS.length)}`,
}

/** The case of a task under an epoch, held until the transaction ends. Values: centre, job, node, epoch. */
export const LOAD_TASK = {
  name: 'case-load-task',
  text: `select ${kaseColumns('k')} from case_file k where centre_id = $1::text and job_id = $2::uuid and job_node = $3::text and job_epoch = $4::int for update`,
}

/** The newest case of a task whatever its epoch, held likewise. Values: centre, job, node, command. */
export const LOAD_TASK_OF_COMMAND = {
  name: 'case-load-task-of-command',
  text: `
    select ${kaseColumns('k')} from case_file k join case_step s on s.centre_id = k.centre_id and s.case_id = k.id
    where s.centre_id = $1::text and k.job_id = $2::uuid and k.job_node = $3::text and s.command_id = $4::uuid for update of k`,
}

/** The statements of a case's way, for measuring them bare. `values` counts their placeholders. */
export const caseStatements = {
  load: { ...LOAD, values: 3 },
  move: { ...MOVE, values: 10 + STEP_CASTS.length + OUTBOX_WIDTH },
  change: { ...CHANGE, values: 10 + CHANGE_CASTS.length + STEP_CASTS.length + OUTBOX_WIDTH },
  changeTask: { ...CHANGE_TASK, values: 10 + TASK_CASTS.length + STEP_CASTS.length + OUTBOX_WIDTH },
  tellTask: { ...TELL_TASK, values: 10 + TASK_CASTS.length + STEP_CASTS.length + 2 * OUTBOX_WIDTH },
  openTask: { ...OPEN_TASK, values: OPEN_CASTS.length + STEP_CASTS.length + 2 * OUTBOX_WIDTH },
  receive: { ...RECEIVE, values: FILE_CASTS.length + PARTY_CASTS.length + STEP_CASTS.length + OUTBOX_WIDTH },
}
