import type { Database } from '@tongban/database'
import type { DecidedTasks } from '../core/observed.js'
import { COORDINATION, OURS } from './coordination.js'
import type { Plans } from './plans.js'

/** So many jobs, the newest first: what is seen is of these days, and costs the same however many jobs there are. */
export const NEWEST_JOBS = 5_000

interface Row extends Omit<DecidedTasks, 'kind' | 'item' | 'department'> {
  code: string
  version: number
  node: string
}

// `offset 0`: the tasks of each job by their key, never the whole table, whatever the planner believes of it.
const SEEN = {
  name: 'joint-observed',
  text: `
    select code, version, node, to_char(offered at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as offered, to_char(decided at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as decided, pauses, count(*)::int as times
    from (
      select j.blueprint_code as code, j.blueprint_version as version, t.node, t.row -> 'pauses' as pauses, (t.row #>> '{holdings,0,offeredAt}')::timestamptz as offered,
        coalesce(t.row #>> '{holdings,-1,decidedAt}', t.row #>> '{decision,at}', t.row ->> 'closedAt')::timestamptz as decided
      from (select id, blueprint_code, blueprint_version from joint_job where centre_id = $1::text order by submitted_at desc, id desc limit $2::int) as j
      cross join lateral (select node, row from joint_task where centre_id = $1::text and job_id = j.id and state = any('{approved,refused,consented,objected,deemed-consent}'::text[]) offset 0) as t
    ) as task
    where offered is not null and decided >= offered
    group by 1, 2, 3, 4, 5, 6`,
}

/** The decided tasks of the newest jobs, alike ones together: one statement, whatever blueprints they went by. */
export async function decidedTasks(database: Database, plans: Plans): Promise<DecidedTasks[]> {
  const { rows } = await database.inTenantEach(OURS, (tx) => tx.query<Row>({ ...SEEN, values: [COORDINATION, NEWEST_JOBS] }))
  const seen: DecidedTasks[] = []
  for (const { code, version, node: id, ...times } of rows) {
    const node = (await plans.find({ code, version }))?.plan.order.find((each) => each.id === id) // in memory: a version never changes
    if (node?.item && node.department) seen.push({ kind: node.kind, item: node.item, department: node.department, ...times })
  }
  return seen
}
