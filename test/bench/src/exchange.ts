import { isRefusal, refuse, type Refusal } from '@tongban/kernel'
import { withCleanup } from './cleanup.js'
import { putItemInForce } from './counter.js'
import { EndToEnd } from './exchange/end-to-end.js'
import { makeBacklogs } from './exchange/events.js'
import { CENTRES, openFederation, type BenchFederation } from './exchange/federation.js'
import { readStage, sendStage } from './exchange/carry.js'
import { KafkaNotStarted } from './exchange/start-kafka.js'
import { applyStage, shipStage, stampStage, type Stage } from './exchange/stages.js'
import { findPgbench } from './pgbench.js'
import { median, quantile, resultOf, round2, type BenchOptions, type Result, type Turn } from './result.js'
import { analyse, BenchServer } from './server.js'
import { CLIENTS, measureActs } from './write-path.js'

const EVENTS_PER_SECOND_OF_RUN = 5000

/** The way up, act to both ledgers: each stage beside its bare SQL, the whole of it, and how long an act takes to be seen at half that load. */
export async function exchange(options: BenchOptions): Promise<Result[] | Refusal> {
  const file = findPgbench()
  if (isRefusal(file)) return file
  const { seconds, rounds, say } = options
  const measured = withCleanup(async (cleanup) => {
    say('starting PostgreSQL, a district, the city office and the exchange')
    const server = await BenchServer.open(cleanup)
    const federation = await openFederation(server, options.exchange, cleanup)
    const { district } = federation

    const acts = resultOf('act (pgbench)', 'events/s', await measureActs({ ...options, app: district.app, urls: district.urls, file, cleanup }))
    const [forStages, warm, ...backlogs] = await makeBacklogs(district.app, district.urls.admin, rounds + 2, seconds * EVENTS_PER_SECOND_OF_RUN)
    const { events } = forStages!
    await forStages!.putInOutbox()
    const stages: Result[] = [acts]
    for (const open of [stampStage, shipStage, applyStage, ...(options.exchange === 'kafka' ? [sendStage, readStage] : [])]) {
      const stage = await open(federation, events)
      await measureStage(stage, events)
      await analyseAll(federation)
      const turns: Turn[] = []
      for (let round = 1; round <= rounds; round++) {
        turns.push(await measureStage(stage, events))
        say(`${stage.name}, round ${round} of ${rounds}: ours ${Math.round(turns.at(-1)!.ours)}/s, bare ${Math.round(turns.at(-1)!.limit)}/s`)
      }
      stages.push(resultOf(`${stage.name} (${stage.limit ?? 'bare SQL'})`, 'events/s', turns))
    }

    await putItemInForce(district.app, CENTRES.filter((centre) => centre !== 'hzcg'))
    const running = await EndToEnd.start(federation, cleanup)
    await running.backlog(warm!)
    const drained: number[] = []
    for (const backlog of backlogs) {
      drained.push(await running.backlog(backlog))
      say(`backlog to both ledgers, round ${drained.length} of ${rounds}: ${Math.round(drained.at(-1)!)}/s`)
    }
    await warmUp(() => running.eventsPerSecond(CLIENTS, seconds), options)
    await analyseAll(federation)
    const whole: number[] = []
    for (let round = 1; round <= rounds; round++) {
      whole.push(await running.eventsPerSecond(CLIENTS, seconds))
      say(`act to both ledgers, round ${round} of ${rounds}: ${Math.round(whole.at(-1)!)}/s`)
    }
    const ours = Math.round(median(whole))
    const pace = Math.max(1, Math.round(ours / 2))
    say(`latency at ${pace} events/s`)
    const latencies = await running.latencies(CLIENTS, seconds * 2, pace)
    await running.stop()
    const latency = (share: number): Result => ({
      workload: `act committed to seen in both ledgers, ${pace} events/s, p${share * 100}`, ours: Math.round(quantile(latencies, share)), limit: null, ratio: null, unit: 'ms',
    })
    const bare = Object.fromEntries(stages.map(({ workload, limit }) => [workload.split(' ')[0]!, limit!]))
    const [act, stamp, ship, apply] = ['act', 'stamp', 'ship', 'apply'].map((stage) => 1 / bare[stage]!) as [number, number, number, number]
    const beside = (workload: string, value: number, limit: number): Result =>
      ({ workload, ours: Math.round(value), limit: Math.round(limit), ratio: round2(value / limit), unit: 'events/s' })
    return [
      ...stages,
      beside('backlog to both ledgers (its bare stages one after the other)', median(drained), 1 / (stamp + ship + 2 * apply)),
      beside('act to both ledgers (the slowest bare stage)', ours, Math.min(...Object.values(bare))),
      beside('act to both ledgers (the bare stages one after the other)', ours, 1 / (act + stamp + ship + 2 * apply)),
      latency(0.5),
      latency(0.99),
    ]
  })
  return measured.catch((error: unknown) => {
    if (error instanceof KafkaNotStarted) return refuse('kafka-not-started', { reason: error.message })
    throw error
  })
}

const MOST_WARM_UPS = 6

/** Until a run is no longer much faster than the one before: compilers of several processes get to know their work. */
async function warmUp(run: () => Promise<number>, { quick, say }: BenchOptions): Promise<void> {
  let last = 0
  for (let turn = 1; turn <= (quick ? 1 : MOST_WARM_UPS); turn++) {
    const now = await run()
    say(`warming up: ${Math.round(now)}/s`)
    if (now < last * 1.05) return
    last = now
  }
}

async function analyseAll({ district, city, exchange }: BenchFederation): Promise<void> {
  for (const url of [district.urls.admin, city.urls.admin]) await analyse(url)
  await exchange.analyse()
}

async function measureStage(stage: Stage, events: number): Promise<Turn> {
  await stage.setBack()
  const ours = await stage.ours()
  await stage.setBack()
  const bare = await stage.bare()
  return { ours: (events * 1000) / ours, limit: (events * 1000) / bare }
}
