import { canonicalText } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { ledgerEvents, type Place } from '@tongban/exchange'
import type { Step } from '../core/events.js'
import { fold } from '../core/fold.js'
import { draft, type Job } from '../core/job.js'
import { COORDINATION } from './coordination.js'
import { jobOf, lateRecord, taskRecord, type LoadedRow } from './job-row.js'
import { attentionOf, concernedOf } from './job-summary.js'

const CHUNK = 500

/** A job with all its rows: what is kept beside each row for lists, and the steps it came by. */
interface KeptJob extends Pick<LoadedRow, 'job' | 'tasks' | 'late'> {
  id: string
  version: number
  beside: unknown
  besideTasks: { node: string }[]
  besideLate: unknown[]
  concerned: string[]
  steps: Step[]
}

const READ = {
  name: 'joint-differing',
  text: `
    select j.id, j.version, j.row as job, json_build_array(j.state, j.blueprint_code, j.blueprint_version, j.region, j.received_by, j.attention, j.ended_at is null) as beside,
      (select json_object_agg(t.node, t.row) from joint_task t where t.centre_id = $1 and t.job_id = j.id) as tasks,
      (select json_agg(json_build_object('node', t.node, 'state', t.state, 'epoch', t.epoch, 'holder', t.holder, 'open', t.open) order by t.node) from joint_task t where t.centre_id = $1 and t.job_id = j.id) as "besideTasks",
      (select json_agg(l.row order by l.at, l.command_id) from joint_late l where l.centre_id = $1 and l.job_id = j.id) as late,
      (select json_agg(json_build_object('command_id', l.command_id, 'settled', l.settled) order by l.at, l.command_id) from joint_late l where l.centre_id = $1 and l.job_id = j.id) as "besideLate",
      (select json_agg(c.centre order by c.centre) from joint_concern c where c.centre_id = $1 and c.job_id = j.id) as concerned,
      (select json_agg(json_build_object('no', s.no, 'commandId', s.command_id, 'command', s.command, 'by', s.by_whom, 'events', s.events,
        'at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.no) from joint_step s where s.centre_id = $1 and s.job_id = j.id) as steps
    from joint_job j where j.centre_id = $1 and j.id > $2::uuid order by j.id limit ${CHUNK}`,
}

/**
 * Folds the steps of every job anew and compares each row with what they come to; and holds every submission that was taken in to a job, a refusal or a message
 * held back. Names the submission of each job that differs, is gone, or that nobody submitted.
 */
export async function differingJobs(tx: Tx, owner: string): Promise<Place[]> {
  if (owner !== COORDINATION) return []
  await tx.query({ text: "select set_config('tb.centres', $1, true)", values: [COORDINATION] })
  const submitted = await readSubmissions(tx)
  const wrong: Place[] = []
  const seen = new Set<string>()
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await tx.query<KeptJob>({ ...READ, values: [COORDINATION, after] })
    const last = rows.at(-1)
    if (!last) break
    for (const kept of rows) {
      seen.add(kept.id)
      const place = submitted.get(kept.id)
      if (!place || !isAsItsSteps(kept)) wrong.push(place ?? { source: kept.job?.receivedBy ?? COORDINATION, topic: '', seq: 0 })
    }
    after = last.id
  }
  const accounted = await readTurnedAway(tx)
  for (const [id, place] of submitted) if (!seen.has(id) && !accounted.has(id)) wrong.push(place)
  return wrong
}

function isAsItsSteps(kept: KeptJob): boolean {
  const { id, version } = kept
  const steps = kept.steps ?? []
  if (steps.length !== version || steps.some(({ no }, i) => no !== i + 1)) return false
  const made = foldOf(id, steps)
  return made !== null && canonicalText(rowsOf(made)) === canonicalText(keptRows(kept))
}

/** Steps that were edited may make no sense at all. */
function foldOf(id: string, steps: readonly Step[]): Job | null {
  try {
    return steps.reduce(fold, draft(id))
  } catch {
    return null
  }
}

const byNode = (a: { node: string }, b: { node: string }) => (a.node < b.node ? -1 : 1)
const besideTask = ({ row: _, ...beside }: ReturnType<typeof taskRecord>) => beside

function rowsOf(job: Job): object {
  const { state, blueprint, region, receivedBy, endedAt } = job.row
  const tasks = Object.values(job.tasks).sort(byNode)
  return JSON.parse(JSON.stringify({
    row: job.row, tasks, late: inOrder(job.late), concerned: concernedOf(job),
    beside: [state, blueprint.code, blueprint.version, region, receivedBy, attentionOf(job), endedAt === null],
    besideTasks: tasks.map(taskRecord).map(besideTask), besideLate: inOrder(job.late).map(lateRecord).map(({ command_id, settled }) => ({ command_id, settled })),
  })) as object
}

function keptRows(kept: KeptJob): object {
  const { row, tasks, late } = jobOf(kept.id, kept)
  return {
    row, tasks: Object.values(tasks).sort(byNode), late: inOrder(late), concerned: [...(kept.concerned ?? [])].sort(),
    beside: kept.beside, besideTasks: [...(kept.besideTasks ?? [])].sort(byNode), besideLate: kept.besideLate ?? [],
  }
}

const inOrder = (late: Job['late']): Job['late'] => [...late].sort((a, b) => (`${a.at} ${a.commandId}` < `${b.at} ${b.commandId}` ? -1 : 1))

async function readSubmissions(tx: Tx): Promise<Map<string, Place>> {
  const submitted = new Map<string, Place>()
  for await (const events of ledgerEvents(tx, COORDINATION, 'job'))
    for (const { type, body, source, topic, seq } of events) if (type === 'joint.job-submitted.v1' && !submitted.has(String(body.jobId))) submitted.set(String(body.jobId), { source, topic, seq })
  return submitted
}

async function readTurnedAway(tx: Tx): Promise<Set<string>> {
  const { rows } = await tx.query<{ job_id: string }>({ text: 'select job_id from joint_refused where centre_id = $1 union select job_id from joint_held where centre_id = $1', values: [COORDINATION] })
  return new Set(rows.map(({ job_id }) => job_id))
}
