import { withCleanup } from './cleanup.js'
import { BenchCoordination } from './joint/coordination.js'
import { COMMITS, DECISIONS } from './joint/desk.js'
import { median, round2, type BenchOptions, type Result, type Turn } from './result.js'
import { BenchServer } from './server.js'
import { CLIENTS } from './write-path.js'

const SIZES = { whole: [1, 1_000, 100_000], quick: [1, 20, 200] }

/** Jobs of eight tasks through the shell of joint approvals against the same statements bare, and how that grows with the jobs that are open. */
export async function joint({ seconds, rounds, quick, say }: BenchOptions): Promise<Result[]> {
  return withCleanup(async (cleanup) => {
    say('starting PostgreSQL')
    const server = await BenchServer.open(cleanup)
    const offices: BenchCoordination[] = []
    for (const openJobs of quick ? SIZES.quick : SIZES.whole) offices.push(await BenchCoordination.open(server, openJobs, say, cleanup))
    // A process serves for weeks: what V8 compiles in its first seconds is not what is measured.
    for (const office of offices) await office.turn(seconds)
    const turns = new Map<BenchCoordination, Turn[]>(offices.map((office) => [office, []]))
    for (let round = 1; round <= rounds; round++) {
      for (const office of offices) {
        const turn = await office.turn(seconds)
        turns.get(office)!.push(turn)
        say(`${office.openJobs} open jobs, round ${round} of ${rounds}: ours ${Math.round(turn.ours * DECISIONS)} decisions/s, bare ${Math.round(turn.limit * DECISIONS)}/s`)
      }
    }
    const few = turns.get(offices[0]!)!
    const many = turns.get(offices.at(-1)!)!
    const [first, last] = [offices[0]!.openJobs, offices.at(-1)!.openJobs]
    return [
      ...offices.map(({ openJobs }) => openJobs).flatMap((openJobs, at) => {
        const of = turns.get(offices[at]!)!
        return [
          line(`${DECISIONS} decisions a job, ${COMMITS} commits, ${CLIENTS} at a time, beside ${openJobs} open (bare SQL)`, 'decisions/s', of, DECISIONS),
          line(`jobs from submission to grant, beside ${openJobs} open (bare SQL)`, 'jobs/s', of, 1),
        ]
      }),
      line(`growth: beside ${last} open jobs (beside ${first})`, 'decisions/s', many.map(({ ours }, round) => ({ ours, limit: few[round]!.ours })), DECISIONS),
    ]
  })
}

/** Medians of the turns, which are in jobs a second, in `each` a job. */
function line(workload: string, unit: string, turns: readonly Turn[], each: number): Result {
  const shown = (numbers: number[]) => Math.round(median(numbers) * each * 10) / 10
  return { workload, ours: shown(turns.map(({ ours }) => ours)), limit: shown(turns.map(({ limit }) => limit)), ratio: round2(median(turns.map(({ ours, limit }) => ours / limit))), unit }
}
