import { DEPLOYMENTS, type Message, type Wire } from './wire.js'

/** What is left of a job when it is over, in every database, as far as it must be the same for each job that went the same way. */
export type Ended = Record<string, unknown>

const OF_COORDINATION = {
  job: `select state, version, blueprint_code, blueprint_version, region, received_by, submitted_at, ended_at, due, timer_at, attention, row from joint_job where id = $1`,
  tasks: `select node, state, epoch, holder, open, row from joint_task where job_id = $1 order by node`,
  steps: `select no, command_id, command, by_whom, at, events from joint_step where job_id = $1 order by no`,
  late: `select row from joint_late where job_id = $1`,
  held: `select type from joint_held where job_id = $1`,
  refused: `select type, code from joint_refused where job_id = $1`,
}

const OF_CENTRE = {
  cases: `select job_node, job_epoch, centre_id, id, state, version, item_code, item_version, papers, result, task, promised, statutory, officers, received_at, accepted_at, concluded_at, closed_at
    from case_file where job_id = $1 order by job_node, job_epoch, centre_id, received_at`,
  caseSteps: `select f.job_node, f.job_epoch, s.no, s.kind, s.stage, s.state, s.actor, s.post, s.occurred_at, s.basis, s.reason
    from case_step s join case_file f on f.centre_id = s.centre_id and f.id = s.case_id where f.job_id = $1 order by f.job_node, f.job_epoch, s.no`,
  submission: `select centre_id, id, state, version, papers, request, progress, received_at, closed_at from submission where id = $1`,
  submissionSteps: `select no, kind, state, actor, post, occurred_at, basis, reason from submission_step where submission_id = $1 order by no`,
}

/** The job as it ended: rows of coordination and of both centres, and its messages. Days stay, hours do not; each id is told by where it first stands, so that the same id stays the same. */
export async function endedJob(wire: Wire, id: string, its: readonly Message[]): Promise<Ended> {
  const [coordination, haizhu, city] = await Promise.all([read(wire, 'coordination', OF_COORDINATION, id), read(wire, 'haizhu', OF_CENTRE, id), read(wire, 'city-centre', OF_CENTRE, id)])
  const messages = its.map(({ label, station, state }) => `${label} → ${station}: ${state}`).toSorted()
  return inGeneral({ coordination, haizhu, city, messages })
}

/** What no exchange may be left with: messages put aside, refused, early or asked for again, and rows that were found changed. */
export async function leftAside(wire: Wire): Promise<string[]> {
  const left = await Promise.all(DEPLOYMENTS.map(async (deployment) => {
    const rows = await wire.rows<{ what: string; n: number }>(deployment, ASIDE)
    return rows.filter(({ n }) => n > 0).map(({ what, n }) => `${deployment}: ${n} in ${what}`)
  }))
  return left.flat()
}

const ASIDE = ['dead_letter', 'refused_message', 'parked', 'resend_request', 'finding'].map((table) => `select '${table}' as what, count(*)::int as n from ${table}`).join(' union all ')

/** Where two jobs differ: a path and both values, for each leaf that is not the same. */
export function differences(one: unknown, other: unknown, path = ''): string[] {
  if (one !== null && other !== null && typeof one === 'object' && typeof other === 'object') {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])]
    return keys.flatMap((key) => differences((one as any)[key], (other as any)[key], path === '' ? key : `${path}.${key}`))
  }
  return one === other ? [] : [`${path}: ${JSON.stringify(one)} ≠ ${JSON.stringify(other)}`]
}

async function read(wire: Wire, deployment: Parameters<Wire['rows']>[0], of: Record<string, string>, id: string): Promise<Ended> {
  return Object.fromEntries(await Promise.all(Object.entries(of).map(async ([name, text]) => [name, await wire.rows(deployment, text, [id])] as const)))
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g

function inGeneral(ended: Ended): Ended {
  const names = new Map<string, string>()
  const text = JSON.stringify(ended)
    .replace(UUID, (id) => {
      if (!names.has(id)) names.set(id, `id ${names.size + 1}`)
      return names.get(id)!
    })
    .replace(INSTANT, (instant) => `on ${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)}`)
  return JSON.parse(text)
}
