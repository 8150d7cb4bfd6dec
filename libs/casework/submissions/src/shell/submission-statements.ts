import { OUTBOX_COLUMNS, outboxPlaceholders } from '@tongban/exchange'
import { submissionColumns } from './submission-row.js'

const OUTBOX_WIDTH = OUTBOX_COLUMNS.split(',').length
const placeholders = (first: number, casts: readonly string[]) => casts.map((cast, i) => `$${first + i}::${cast}`).join(', ')

const STEP_COLUMNS = 'kind, state, actor, post, window_id, occurred_at, recorded_at, basis, reason, step_hash, previous_step_hash, command_id, command_hash'
const STEP_CASTS = ['text', 'text', 'text', 'text', 'text', 'timestamptz', 'timestamptz', 'text', 'text', 'text', 'text', 'uuid', 'bytea']

const recordStep = (first: number) => `
  insert into submission_step (centre_id, submission_id, no, ${STEP_COLUMNS}) select k.centre_id, k.id, k.version, ${placeholders(first, STEP_CASTS)} from k`
const send = (first: number) => `insert into outbox (${OUTBOX_COLUMNS}) select ${outboxPlaceholders(first)} from k`

/** The submission for an act, and whether its command was answered before. Values: centre, submission, command. */
export const LOAD = {
  name: 'submission-load',
  text: `
    select ${submissionColumns('k')}, s.submission_id as answered_id, s.no as answered_no, s.command_hash as answered_hash
    from submission k left join submission_step s on s.centre_id = k.centre_id and s.command_id = $3::uuid
    where k.centre_id = $1::text and k.id = $2::uuid`,
}

/** The step that a command became. Values: centre, command. */
export const ANSWERED = {
  name: 'submission-answered',
  text: 'select submission_id as answered_id, no as answered_no, command_hash as answered_hash from submission_step where centre_id = $1::text and command_id = $2::uuid',
}

/** For coordination's word: held until the transaction ends, with the kind of the step that a command became. Values: centre, submission, command or null. */
export const HOLD = {
  name: 'submission-hold',
  text: `
    select ${submissionColumns('k')}, (select s.kind from submission_step s where s.centre_id = k.centre_id and s.submission_id = k.id and s.command_id = $3::uuid) as told
    from submission k where k.centre_id = $1::text and k.id = $2::uuid for update of k`,
}

const CHANGED = 'state, papers, request, progress, closed_at'
const CHANGE_CASTS = ['text', 'jsonb', 'jsonb', 'jsonb', 'timestamptz']
const change = (rest: (first: number) => string) => `
    with k as (
      update submission set version = version + 1, last_step_hash = $4::text, last_occurred_at = $5::timestamptz, (${CHANGED}) = (${placeholders(6, CHANGE_CASTS)})
      where centre_id = $1::text and id = $2::uuid and version = $3::int
      returning centre_id, id, version
    )${rest(6 + CHANGE_CASTS.length)}`

/** An act: row, step and message in one statement, guarded by the version loaded. */
export const ACT = { name: 'submission-act', text: change((first) => `, s as (${recordStep(first)}) ${send(first + STEP_CASTS.length)}`) }

/** Coordination's word that becomes a step. */
export const HEAR = { name: 'submission-hear', text: change((first) => recordStep(first)) }

/** How far the job is, where nothing else changed. Values: centre, submission, progress, request. */
export const PROGRESS = {
  name: 'submission-progress', text: 'update submission set progress = $3::jsonb, request = $4::jsonb where centre_id = $1::text and id = $2::uuid',
}

const FILE_COLUMNS = `centre_id, id, version, state, number, receipt_hash, blueprint_code, blueprint_version, lead, region, papers, received_at, subject_keys, subject_key_version,
  last_step_hash, last_occurred_at`
const FILE_CASTS = ['text', 'uuid', 'int', 'text', 'text', 'bytea', 'text', 'int', 'text', 'text', 'jsonb', 'timestamptz', 'text[]', 'int', 'text', 'timestamptz']
const PARTY_COLUMNS = 'role, kind, identity_type, identity_sealed, name_sealed, key_id, subject_key'
const PARTY_CASTS = ['text[]', 'text[]', 'text[]', 'bytea[]', 'bytea[]', 'text[]', 'text[]']

/** Takes a job in: row, parties, first step and message in one statement. */
export const SUBMIT = {
  name: 'submission-submit',
  text: `
    with k as (
      insert into submission (${FILE_COLUMNS}) values (${placeholders(1, FILE_CASTS)}) returning centre_id, id, version, subject_key_version
    ), p as (
      insert into submission_party (centre_id, submission_id, no, subject_key_version, ${PARTY_COLUMNS})
      select k.centre_id, k.id, p.no, k.subject_key_version, ${PARTY_COLUMNS.split(', ').map((column) => `p.${column}`).join(', ')}
      from k, unnest(${placeholders(1 + FILE_CASTS.length, PARTY_CASTS)}) with ordinality as p (${PARTY_COLUMNS}, no)
    ), s as (${recordStep(1 + FILE_CASTS.length + PARTY_CASTS.length)})
    ${send(1 + FILE_CASTS.length + PARTY_CASTS.length + STEP_CASTS.length)}`,
}

/** How many values each takes, for a test that holds them to their placeholders. */
export const submissionStatements = {
  act: { ...ACT, values: 5 + CHANGE_CASTS.length + STEP_CASTS.length + OUTBOX_WIDTH },
  hear: { ...HEAR, values: 5 + CHANGE_CASTS.length + STEP_CASTS.length },
  submit: { ...SUBMIT, values: FILE_CASTS.length + PARTY_CASTS.length + STEP_CASTS.length + OUTBOX_WIDTH },
}
