import { OUTBOX_COLUMNS } from '@tongban/exchange'

const placeholders = (first: number, casts: readonly string[]) => casts.map((cast, i) => `$${first + i}::${cast}`).join(', ')

/** A job with all that is decided from, and whether a command was answered before. Always one row. Values: tenant, job, command. */
export const LOAD = {
  name: 'joint-load',
  text: `
    select j.row as job, j.timer_at,
      (select json_object_agg(t.node, t.row) from joint_task t where t.centre_id = $1::text and t.job_id = $2::uuid) as tasks,
      (select json_agg(l.row order by l.at, l.command_id) from joint_late l where l.centre_id = $1::text and l.job_id = $2::uuid) as late,
      s.job_id as answered_job, s.no as answered_no, s.command_hash as answered_hash
    from (select) as one
    left join joint_job j on j.centre_id = $1::text and j.id = $2::uuid
    left join joint_step s on s.centre_id = $1::text and s.command_id = $3::uuid`,
}

/** Nobody else moves the job while the transaction lasts. Values: tenant, job. */
export const HOLD = { name: 'joint-hold', text: 'select from joint_job where centre_id = $1::text and id = $2::uuid for no key update' }

const SUMMARY_COLUMNS = 'state, blueprint_code, blueprint_version, region, received_by, submitted_at, ended_at, due, timer_at, attention, row'
const SUMMARY_CASTS = ['text', 'text', 'int', 'text', 'text', 'timestamptz', 'timestamptz', 'date', 'timestamptz', 'text[]', 'jsonb']
const SUMMARY = placeholders(4, SUMMARY_CASTS)
const REST = 4 + SUMMARY_CASTS.length
const OUTBOX_CASTS = ['text', 'text', 'text', 'text', 'text', 'int', 'text', 'uuid', 'timestamptz', 'text', 'bytea']

/** Tasks, late decisions, the step, the centres newly concerned and all messages: what goes with the job's row, once it was written. */
const WITH_IT = `
  t as (
    insert into joint_task as k (centre_id, job_id, node, state, epoch, holder, open, row)
    select j.centre_id, j.id, x.node, x.state, x.epoch, x.holder, x.open, x.row
    from j, jsonb_to_recordset($${REST}::jsonb) as x (node text, state text, epoch int, holder text, open boolean, row jsonb)
    on conflict (centre_id, job_id, node) do update
    set state = excluded.state, epoch = excluded.epoch, holder = excluded.holder, open = excluded.open, row = excluded.row
  ), l as (
    insert into joint_late as k (centre_id, job_id, command_id, at, settled, row)
    select j.centre_id, j.id, x.command_id, x.at, x.settled, x.row
    from j, jsonb_to_recordset($${REST + 1}::jsonb) as x (command_id uuid, at timestamptz, settled boolean, row jsonb)
    on conflict (centre_id, job_id, command_id) do update set settled = excluded.settled, row = excluded.row
  ), s as (
    insert into joint_step (centre_id, job_id, no, command_id, command, command_hash, by_whom, at, events)
    select j.centre_id, j.id, j.version, ${placeholders(REST + 2, ['uuid', 'text', 'bytea', 'text', 'timestamptz', 'jsonb'])} from j
  ), c as (
    insert into joint_concern (centre_id, centre, job_id) select j.centre_id, x.centre, j.id from j, unnest($${REST + 8}::text[]) as x (centre)
  ), o as (
    insert into outbox (${OUTBOX_COLUMNS})
    select ${OUTBOX_COLUMNS.split(', ').map((column) => `x.${column}`).join(', ')}
    from j, unnest(${placeholders(REST + 9, OUTBOX_CASTS.map((cast) => `${cast}[]`))}) with ordinality as x (${OUTBOX_COLUMNS}, no) order by x.no
  )
  select version from j`

/** Puts a submitted job on record; no row when it is there already. */
export const OPEN = {
  name: 'joint-open',
  text: `
    with j as (
      insert into joint_job (centre_id, id, version, ${SUMMARY_COLUMNS}) values ($1::text, $2::uuid, $3::int + 1, ${SUMMARY})
      on conflict do nothing returning centre_id, id, version
    ), ${WITH_IT}`,
}

/** Moves a job on: its row guarded by the version loaded, and with it tasks, late decisions, step and messages. No row when somebody was faster. */
export const MOVE = {
  name: 'joint-move',
  text: `
    with j as (
      update joint_job set version = version + 1, (${SUMMARY_COLUMNS}) = (${SUMMARY})
      where centre_id = $1::text and id = $2::uuid and version = $3::int
      returning centre_id, id, version
    ), ${WITH_IT}`,
}

/** Sets when to look at a job again, where nothing else changed. Values: tenant, job, version, instant. */
export const REARM = {
  name: 'joint-rearm',
  text: 'update joint_job set timer_at = $4::timestamptz where centre_id = $1::text and id = $2::uuid and version = $3::int',
}

/** Jobs whose time has come. Values: tenant, office time, how many. */
export const DUE = {
  name: 'joint-due',
  text: 'select id from joint_job where centre_id = $1::text and timer_at <= $2::timestamptz order by timer_at limit $3::int',
}

/** The statements of a job's way, for measuring them bare. `values` counts their placeholders. */
export const jobStatements = {
  load: { ...LOAD, values: 3 },
  open: { ...OPEN, values: REST + 8 + OUTBOX_CASTS.length },
  move: { ...MOVE, values: REST + 8 + OUTBOX_CASTS.length },
}
