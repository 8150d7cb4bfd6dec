import { COORDINATION } from '@tongban/approvals'
import { withClient } from '@tongban/database'
import type { BenchUrls } from '../server.js'

const AT_ONCE = 5000

/** An id as an application makes it, of so many milliseconds ago. */
const id = "(lpad(to_hex((extract(epoch from now()) * 1000)::bigint - $3::int + i), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid"

const COPY = `
  with ids as materialized (
    select i, ($1::uuid[])[1 + i % cardinality($1::uuid[])] as model, ${id} as id from generate_series($2::int, $4::int) i
  ), j as (
    insert into joint_job (centre_id, id, version, state, blueprint_code, blueprint_version, region, received_by, submitted_at, due, timer_at, attention, row)
    select m.centre_id, ids.id, m.version, m.state, m.blueprint_code, m.blueprint_version, m.region, m.received_by, m.submitted_at + i * interval '1 millisecond', m.due + i % 60,
      m.timer_at + i * interval '1 second', m.attention, jsonb_set(m.row, '{id}', to_jsonb(ids.id))
    from ids join joint_job m on m.id = ids.model
  ), t as (
    insert into joint_task (centre_id, job_id, node, state, epoch, holder, open, row)
    select m.centre_id, ids.id, m.node, m.state, m.epoch, m.holder, m.open, m.row from ids join joint_task m on m.job_id = ids.model
  ), c as (
    insert into joint_concern (centre_id, centre, job_id) select m.centre_id, m.centre, ids.id from ids join joint_concern m on m.job_id = ids.model
  )
  insert into joint_step (centre_id, job_id, no, command_id, command, command_hash, by_whom, at, events)
  select m.centre_id, ids.id, m.no, gen_random_uuid(), m.command, m.command_hash, m.by_whom, m.at, m.events from ids join joint_step m on m.job_id = ids.model`

/** Copies of these jobs with their tasks and steps until `count` stand there, written by the role that owns the tables. */
export async function loadOpenJobs(urls: BenchUrls, models: readonly string[], count: number, say: (text: string) => void): Promise<void> {
  await withClient(urls.owner, async (owner) => {
    await owner.query({ text: `set tb.centres = '${COORDINATION}'` })
    for (let from = models.length; from < count; from += AT_ONCE) {
      const to = Math.min(from + AT_ONCE, count)
      await owner.query({ text: COPY, values: [models, from, count, to - 1] })
      say(`loaded ${to} of ${count} open jobs`)
    }
  })
  await withClient(urls.admin, async (admin) => {
    await admin.query({ text: 'truncate outbox' })
    await admin.query({ text: 'vacuum analyze' })
    await admin.query({ text: 'checkpoint' })
    const { rows: [row] } = await admin.query<{ open: number }>({ text: 'select count(*)::int as open from joint_job where ended_at is null' })
    if (row!.open !== Math.max(count, models.length)) throw new Error(`${row!.open} open jobs stand there instead of ${count}`)
  })
}
